/** The whole bill: a season by SES's plans, everything else on top of it, and a month at rest after it. */

import type { Event } from '../../core/calendar/event.ts';
import { type Digest, digestsOf, eventsOfDigest } from '../../core/digest/digest.ts';
import { listsHearing } from '../../core/mailing/audience.ts';
import { OperatorError } from '../../local/operator-error.ts';
import { atRest } from './at-rest.ts';
import { billFor, type Line, type Total, totalOf, type Usage } from './bill.ts';
import { everythingElse } from './everything-else.ts';
import { hearingOf } from './hearing.ts';
import type { Assumptions, PriceFile } from './prices.ts';
import { attachedBytes, mailingsOf, type Season, type SeasonMailing } from './season.ts';
import { addUp, digestReadsOf, type Pace, secondsFor, workOf } from './sending.ts';

const GB = 1024 ** 3;

/** What everything else may cost at most, of what SES charges, once the always-free tier is taken off. */
export const AIM_ON_TOP = 0.01;
/** US dollars that a month at rest may cost at most, after the always-free tier. */
export const AIM_AT_REST = 1;

/** A bill with its sum. */
export interface Bill {
  readonly lines: readonly Line[];
  readonly total: Total;
}

/** What SES charges under one of its plans. */
export interface PlanBill extends Bill {
  readonly plan: string;
}

/** How much everything else is, as a part of what SES charges under a plan: 0.01 is one per cent. */
export interface OnTop extends Total {
  readonly plan: string;
  /** The same without what AWS does not clearly say that it charges. */
  readonly sure: Total;
}

export interface SeasonCost {
  readonly years: readonly number[];
  readonly people: number;
  /** Messages a second. */
  readonly rate: number;
  readonly mailings: number;
  readonly messages: number;
  /** Seconds until a mailing has reached everybody. */
  readonly secondsPerMailing: number;
  /** Mailings that take longer than they are of use: their last people are skipped, and cost nothing. */
  readonly tooSlow: number;
  /** The cheapest first. */
  readonly plans: readonly [PlanBill, ...PlanBill[]];
  readonly everythingElse: Bill;
  /** For each of the plans, in their order. */
  readonly onTop: readonly OnTop[];
  readonly atRest: Bill;
}

/** How many lists hear of anything that begins in a digest's days. */
function listsTold(events: readonly Event[], digest: Digest, agency: Season['agency']): number {
  const { beginning } = eventsOfDigest(events, digest, agency);
  return new Set(beginning.flatMap((event) => listsHearing(event, agency))).size;
}

/** The cost of the chosen season; an OperatorError when it mails nobody. */
export function costOf(chosen: Season, pace: Pace, { prices, assumptions }: PriceFile): SeasonCost {
  const mailings = mailingsOf(chosen);
  if (mailings.length === 0) {
    throw new OperatorError('This season costs nothing: no list hears of any event, and no issue is sent.');
  }
  const works = mailings.map((mailing) => ({ ...mailing, work: workOf(mailing, pace, assumptions) }));
  const work = addUp(works.map((one) => one.work));
  const hearing = addUp(works.map((one) => hearingOf(one.mailing, { ...pace, work: one.work }, assumptions)));
  const events = chosen.calendars.flatMap((calendar) => calendar.events);
  const lists = chosen.agency.lists.length;
  const digestReads = digestsOf(events, chosen.agency)
    .map((digest) => digestReadsOf({ ...pace, lists: listsTold(events, digest, chosen.agency) }))
    .reduce((sum, reads) => sum + reads, 0);
  const use = { mailings: mailings.length, events, work, hearing, digestReads };
  const resting = atRest({ ...use, people: pace.people, lists }, assumptions);
  const secondsPerMailing = secondsFor(pace.people, pace.rate);
  const plans = plansFor(mailings, pace.people, assumptions).map(({ plan, usages }) => ({
    plan,
    ...billOf(billFor(usages, prices)),
  })) as [PlanBill, ...PlanBill[]];
  const rest = billOf(billFor(everythingElse(use, assumptions), prices, resting));
  return {
    years: chosen.calendars.map(({ year }) => year),
    ...pace,
    mailings: mailings.length,
    messages: work.messages,
    secondsPerMailing,
    tooSlow: mailings.filter((mailing) => secondsOfUse(mailing) < secondsPerMailing).length,
    plans,
    everythingElse: rest,
    onTop: plans.map((plan) => onTopOf(rest, plan)),
    atRest: billOf(billFor(resting, prices)),
  };
}

const secondsOfUse = ({ mailing: { dueAt, useUntil } }: SeasonMailing): number =>
  (Date.parse(useUntil) - Date.parse(dueAt)) / 1000;

const billOf = (lines: readonly Line[]): Bill => ({ lines, total: totalOf(lines) });

function onTopOf({ lines, total }: Bill, ses: PlanBill): OnTop {
  const partOf = ({ list, afterFree }: Total): Total => ({
    list: list / ses.total.list,
    afterFree: afterFree / ses.total.list,
  });
  return { plan: ses.plan, ...partOf(total), sure: partOf(totalOf(lines.filter(({ sure }) => sure))) };
}

interface Plan {
  readonly plan: string;
  readonly usages: readonly Usage[];
}

/** The season counted as of one month, which is what the plans' steps and fees go by. */
function plansFor(mailings: readonly SeasonMailing[], people: number, assumed: Assumptions): Plan[] {
  const messages = mailings.length * people;
  const attached = mailings.reduce((sum, mailing) => sum + attachedBytes(mailing) * people, 0) / GB;
  const essentials: Usage = { what: 'messages', price: 'ses-essentials-messages', quantity: messages };
  const pro: Usage[] = [
    { what: 'messages', price: 'ses-pro-messages', quantity: messages },
    { what: 'the plan, for one month', price: 'ses-pro-months', quantity: 1 },
  ];
  return [
    {
      plan: 'À la carte',
      usages: [
        { what: 'messages', price: 'ses-messages', quantity: messages },
        { what: 'attachments', price: 'ses-attachments', quantity: attached },
      ],
    },
    { plan: 'Essentials', usages: [essentials] },
    ...(messages >= assumed.proFromMessages ? [{ plan: 'Pro', usages: pro }] : []),
  ];
}
