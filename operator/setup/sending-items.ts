/** Whether SES sends to whom it should, and as much as the season takes. */
import type { StackKey } from '../../core/contract/deployed-stack.ts';
import { duration } from '../cost/figures.ts';
import { secondsFor } from '../cost/sending.ts';
import { counted, thousands } from '../counted.ts';
import { instantIn } from '../local-time.ts';
import { CHECKS } from '../preflight.ts';
import type { PreflightFacts, SendingAccount, SendingQuota } from '../preflight-facts.ts';
import { wordsFor } from '../which-stack.ts';
import type { Reach, SeasonNeed } from './season-need.ts';
import { item, type SetupFacts, type SetupItem } from './setup-facts.ts';
import { unasked } from './terminal-items.ts';

export function sendingItems(facts: SetupFacts): SetupItem[] {
  const { preflight } = facts;
  if (!('found' in preflight))
    return [
      unasked('sandbox', 'SES sandbox', preflight.missing),
      unasked('quota', 'SES quota', preflight.missing),
    ];
  const { sending } = preflight.found;
  if (sending === 'may not be read')
    return [unasked('sandbox', 'SES sandbox', 'These credentials may not read it (ses:GetAccount).')];
  return [sandboxItem(preflight.found), pausedItem(preflight.found), quotaItem(facts, sending)];
}

/** Where an allow-list says who is mailed, the sandbox is no fault. */
function sandboxItem(facts: PreflightFacts): SetupItem {
  const named = { id: 'sandbox', title: 'SES sandbox' };
  const finding = CHECKS.sandbox(facts);
  if (finding === null)
    return item({ ...named, mark: 'ok', is: 'left: SES has granted production access, and mails anybody' });
  if (!facts.plan.mailsEveryone)
    return item({
      ...{ ...named, mark: 'unsure', needed: false, how: finding.sentence },
      is: 'in the sandbox: SES mails verified addresses only, which a stage with an allow-list can live with',
    });
  return item({
    ...named,
    mark: 'missing',
    is: 'in the sandbox: SES mails verified addresses only',
    how: finding.sentence,
  });
}

function pausedItem(facts: PreflightFacts): SetupItem {
  const named = { id: 'sending', title: 'SES sending' };
  const finding = CHECKS.sending(facts);
  return finding === null
    ? item({ ...named, mark: 'ok', is: 'on' })
    : item({ ...named, mark: 'missing', is: 'paused', how: finding.sentence });
}

function quotaItem({ key, need, people, files }: SetupFacts, { quota }: SendingAccount): SetupItem {
  const named = { id: 'quota', title: 'SES quota', needed: key.stage === 'production' };
  if (quota === null) return item({ ...named, mark: 'unsure', needed: false, is: 'SES does not say' });
  const is = inWords(quota);
  if (!people)
    return item({
      ...{ ...named, mark: 'unsure', is },
      how: `${people === 0 ? 'Nobody is on a list yet' : 'How many people there will be is not known yet'}: say how many you expect, such as --subscribers 5000, to see whether that is enough.`,
    });
  if (need === null)
    return item({ ...named, mark: 'ok', is: `${is}; no mailing is ahead that would need it` });
  const timeZone = 'data' in files ? files.data.agency.timeZone : 'UTC';
  const takes = inWordsOf(need, quota, timeZone);
  const asks = wanted(need, quota);
  if (asks === null) return item({ ...named, mark: 'ok', is: `${is}. ${takes}` });
  return item({
    ...{ ...named, mark: named.needed ? 'missing' : 'unsure', is: `${is}. ${takes}` },
    how: `Ask AWS for ${asks} (console, Service Quotas, Amazon Simple Email Service; or SES, Account dashboard, Request a limit increase). It takes a day or more.${lessPerhaps(need, key)}`,
  });
}

const inWords = ({ most, rate }: SendingQuota): string =>
  `${most === -1 ? 'as many messages as you like' : counted(most, 'message')} in 24 hours, ${thousands(rate)} a second`;

/** Nobody should ask AWS for more than it takes. */
const lessPerhaps = ({ mailings }: SeasonNeed, key: StackKey): string =>
  mailings.some(({ isAtMost }) => isAtMost)
    ? [
        '\nWhoever is on several lists was counted on each, so it may be less. This counts each person once; say the number with --subscribers:',
        `  npm run subscribers -- count ${wordsFor(key)}`,
      ].join('\n')
    : '';

const atMost = ({ isAtMost }: Pick<Reach, 'isAtMost'>): string => (isAtMost ? 'at most ' : '');

function inWordsOf({ busiest, largest }: SeasonNeed, { rate }: SendingQuota, timeZone: string): string {
  return (
    `The busiest 24 hours take ${atMost(busiest)}${thousands(busiest.messages)} (${counted(busiest.mailings, 'mailing')}, from ${instantIn(timeZone, busiest.from)}); ` +
    `the largest mailing, to ${atMost(largest)}${counted(largest.people, 'person', 'people')}, takes ${duration(secondsFor(largest.people, rate))}`
  );
}

/** What is too little, as it should be; null where it is enough. */
function wanted(
  { busiest, rate: needed, mailings }: SeasonNeed,
  { most, rate }: SendingQuota,
): string | null {
  const slow = mailings.filter(({ people, secondsOfUse }) => secondsFor(people, rate) > secondsOfUse).length;
  const asks = [
    ...(most !== -1 && most < busiest.messages
      ? [`at least ${thousands(busiest.messages)} messages in 24 hours`]
      : []),
    ...(slow > 0
      ? [`at least ${thousands(needed)} a second (${counted(slow, 'mailing')} would not be out in time)`]
      : []),
  ];
  return asks.length > 0 ? asks.join(' and ') : null;
}
