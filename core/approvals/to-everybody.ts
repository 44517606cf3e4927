/**
 * Which mailings to every list of the agency a load would bring about or alter: with `approvals` in the agency file a second operator
 * approves them before anything is written. What calls off is not held up, nor is what was promised before.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import { approvalHash } from './approval-hash.ts';
import { beforeAndAfter, type MailingToAll, mailingsToAll, type PlannedMailings } from './mailings-to-all.ts';
import { fieldsSaidOtherwise } from './said-in-mails.ts';

/** What has to be approved. */
export interface NeededApproval {
  /** Sentences. */
  readonly mailings: readonly string[];
  /** Names all that the files mean: to approve it is to approve exactly these files. */
  readonly hash: string;
}

const asks = (agency: Pick<Agency, 'approvals'> | undefined): boolean => agency?.approvals?.mailings ?? false;

/** Null where nothing has to be approved. A first load finds nobody on any list, so it is asked about nothing. */
export function neededApproval(planned: PlannedMailings, now: Date): NeededApproval | null {
  const { agency: before } = planned.inForce;
  const { agency } = planned.wanted;
  if (!before || !(asks(before) || asks(agency))) return null;
  const all = mailingsToAll(beforeAndAfter(planned, before, now));
  const mailings = [
    ...(asks(agency) ? [] : ['From now on no mailing to every list would have to be approved.']),
    ...(haveListsChanged(before, agency)
      ? [
          'There would be other lists, or they would hear of other events: by that it is known what goes to every list.',
        ]
      : []),
    ...all.filter(({ isAltered }) => isAltered).map(({ is }) => is),
    ...saidOtherwise(all, fieldsSaidOtherwise(before, agency)),
  ];
  return mailings.length === 0 ? null : { mailings, hash: approvalHash(planned.wanted) };
}

/** Otherwise a list with nobody on it, which hears of nothing, would make every mailing one to some lists. */
const haveListsChanged = (before: Agency, { lists }: Agency): boolean =>
  !isDeepStrictEqual(heardBy(before.lists), heardBy(lists));
const heardBy = (lists: Agency['lists']) =>
  new Map(lists.map(({ id, hears, programme }) => [id, { hears, programme }]));

/** One sentence, for these stand in every mail that is to come. */
const saidOtherwise = (all: readonly MailingToAll[], fields: readonly string[]): string[] =>
  all.length === 0 || fields.length === 0
    ? []
    : [`What is to come for every list would be otherwise by the agency file: ${fields.join(', ')}.`];
