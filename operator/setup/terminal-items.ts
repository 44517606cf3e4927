/** The terminal and the account behind it: region, credentials, bootstrap, stack. */
import { stackNameOf } from '../../core/contract/deployed-stack.ts';
import { counted } from '../counted.ts';
import { CHECKS } from '../preflight.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import { wordsFor } from '../which-stack.ts';
import { type AlarmMailboxes, item, type SetupFacts, type SetupItem } from './setup-facts.ts';

export function terminalItems(facts: SetupFacts): SetupItem[] {
  const { region, account, preflight } = facts;
  return [
    'found' in region
      ? item({ id: 'region', title: 'Region', mark: 'ok', is: region.found })
      : item({ id: 'region', title: 'Region', mark: 'missing', is: 'none is set', how: region.missing }),
    'found' in account
      ? item({
          ...{ id: 'credentials', title: 'Credentials', mark: 'ok' },
          is: `AWS takes you for account ${account.found}`,
        })
      : item({
          ...{ id: 'credentials', title: 'Credentials', mark: 'missing' },
          ...{ is: 'AWS does not know who you are', how: account.missing },
        }),
    ...('found' in preflight
      ? [
          bootstrapItem(preflight.found),
          stackItem(facts, preflight.found),
          alarmsItem(preflight.found),
          ...mailboxItems(facts),
        ]
      : [unasked('bootstrap', 'CDK bootstrap', preflight.missing)]),
  ];
}

/** What hangs on AWS when AWS could not be asked. */
export const unasked = (id: string, title: string, why: string): SetupItem =>
  item({ id, title, mark: 'unsure', is: 'not looked at', how: why });

function bootstrapItem(facts: PreflightFacts): SetupItem {
  const named = { id: 'bootstrap', title: 'CDK bootstrap' };
  const { bootstrapVersion: version } = facts;
  if (version === 'may not be read')
    return item({
      ...named,
      mark: 'unsure',
      needed: false,
      is: 'these credentials may not read its version',
    });
  const finding = CHECKS.bootstrap(facts);
  if (finding === null) return item({ ...named, mark: 'ok', is: `version ${version}` });
  const is = version === null ? 'was never run in this account and region' : `version ${version}, too old`;
  return item({ ...named, mark: 'missing', is, how: finding.sentence });
}

/** Mail goes out all the same, and nobody hears when it does not. */
function alarmsItem(facts: PreflightFacts): SetupItem {
  const named = { id: 'alarms', title: 'Alarms', needed: false };
  const finding = CHECKS.alarms(facts);
  return finding === null
    ? item({ ...named, mark: 'ok', is: 'a deploy with these settings tells the mailboxes of alarmsTo' })
    : item({
        ...named,
        mark: 'unsure',
        is: 'a deploy with these settings tells nobody of alarms',
        how: finding.sentence,
      });
}

/** A mailbox that has not confirmed, or was unsubscribed by whoever pressed the link, hears of nothing, and nobody of that. */
function mailboxItems({ alarmMailboxes: read }: SetupFacts): SetupItem[] {
  const named = { id: 'alarm-mailboxes', title: 'Alarm mail', needed: false };
  if (read === null || ('found' in read && read.found === null)) return [];
  if (!('found' in read))
    return [
      item({
        ...named,
        mark: 'unsure',
        is: 'who is told of alarms could not be looked up',
        how: read.missing,
      }),
    ];
  const { topic, confirmed, waiting, ended } = read.found as AlarmMailboxes;
  const isTold = `${counted(confirmed, 'mailbox has', 'mailboxes have')} confirmed`;
  if (waiting.length === 0 && ended === 0) return [item({ ...named, mark: 'ok', is: isTold })];
  const how = [
    ...(waiting.length > 0
      ? [
          `Confirm ${waiting.join(', ')}: not by the link, but with the token of AWS's mail (behind Token= in it), so that no link can end it:`,
          `  aws sns confirm-subscription --topic-arn ${topic} --token TOKEN --authenticate-on-unsubscribe true`,
        ]
      : []),
    ...(ended > 0
      ? [
          `${counted(ended, 'mailbox was', 'mailboxes were')} unsubscribed, or never confirmed: deploy once without it in alarmsTo, once with it, and confirm it (docs/operating.md#alarms-that-nobody-can-end-by-a-link).`,
        ]
      : []),
  ];
  const missing = waiting.length + ended;
  return [
    item({
      ...{ ...named, mark: 'missing', how: how.join('\n') },
      is: `${isTold}; ${counted(missing, 'is', 'are')} not told of alarms`,
    }),
  ];
}

/** Whether it is deployed says what comes next, and is no fault. */
function stackItem({ key }: SetupFacts, facts: PreflightFacts): SetupItem {
  const named = { id: 'stack', title: 'Stack', needed: false };
  const name = stackNameOf(key);
  if (facts.deployed === 'may not be read')
    return item({ ...named, mark: 'unsure', is: `these credentials may not look for ${name}` });
  if (facts.deployed) return item({ ...named, mark: 'ok', is: `${name} is deployed` });
  const kept = CHECKS.stack(facts);
  const allowList = key.stage === 'production' ? '' : ' -c deliverTo=you@example.gov';
  return item({
    ...{ ...named, mark: 'unsure', is: `${name} is not deployed yet` },
    how: [
      ...(kept ? [kept.sentence] : []),
      'Deploy it once what is needed above is there:',
      `  npm run deploy -- ${wordsFor(key)}${allowList}`,
    ].join('\n'),
  });
}
