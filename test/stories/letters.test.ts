import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { letterStore } from '../../core/letters/letter.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { actionOf, letterTo, linkIn, pass, sendForm } from './form.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';
import { ask, giveUp, register, smallWebinar } from './registering.ts';
import {
  confirmBy,
  MAYA,
  MODERATED,
  moderationLink,
  SUBMIT_EVENT,
  submit,
  uploadOf,
  VIGIL,
} from './submitting.ts';

const ANA = 'ana@example.org';
const START = '2026-01-05T09:00:00-08:00';

let month: Month;
/** What SES has been asked, in order; `faults` are its answers to the next letters. */
let asked: string[];
let faults: AwsError[];
async function open(options: Partial<CloudOptions> = {}): Promise<void> {
  await month?.close();
  [asked, faults] = [[], []];
  const onCall = ({ service, operation }: Call) => {
    if (service !== 'ses') return;
    asked.push(operation);
    const fault = operation === 'SendEmail' ? faults.shift() : undefined;
    if (fault) throw fault;
  };
  month = await openMonth(START, { onCall, ...options });
  await month.load([WEBINAR]);
}
beforeEach(() => open());
afterEach(async () => {
  // Whatever happens: no address, and no link that acts, is ever printed.
  expect(month.printed()).not.toMatch(/@|\/(confirm|manage|stop)\//);
  await month.close();
});

const form = {
  language: 'en',
  style: 'discreet',
  consent: { at: '2026-01-05T17:00:00Z', wording: '0123456789ab', page: '/sign-up', language: 'en' },
} as const;
const newId = () => randomBytes(16).toString('hex');
const signUp = (address = ANA, letter = newId()): LetterMessage => ({
  ...form,
  purpose: 'confirm-subscription',
  letter,
  address,
  lists: ['month-events'],
});
const manage = (address = ANA): LetterMessage => ({
  purpose: 'manage',
  letter: newId(),
  address,
  language: 'en',
});

/** Puts messages on the queue, as the pages do, and waits until they have been worked through. */
async function queue(...messages: readonly LetterMessage[]): Promise<void> {
  for (const message of messages) month.cloud.queues.send('letters', JSON.stringify(message));
  await month.cloud.settle();
}
const idOf = async (address: string) =>
  subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
const suppress = async (reason: SuppressionReason) =>
  suppressionStore(month.cloud.table).suppress(await idOf(ANA), reason);
const linksTo = async (path: string) => {
  const messages = await Promise.all(month.cloud.inbox.list().map(({ id }) => month.cloud.inbox.get(id)));
  return messages.map(
    (message) => new RegExp(`https://month\\.example(${path}/\\S+)`).exec(message?.text ?? '')?.[1],
  );
};
const newestMessage = () => month.cloud.inbox.get(month.cloud.inbox.list().at(-1)?.id ?? '');
const recordOf = ({ letter }: { letter?: string }) => letterStore(month.cloud.table).find(letter ?? '');
const becauseOf = (message: object) =>
  recordOf(message).then((record) => (record?.state === 'skipped' ? record.because : record?.state));

describe('a letter', () => {
  it('goes to whoever asked, from the sender of letters, with nothing of a mailing', async () => {
    await queue(signUp());
    expect(month.received()).toEqual([`${ANA}: DOE: confirm your email address`]);
    const message = await newestMessage();
    const headers = new Map(message?.headers.map(([name, value]) => [name.toLowerCase(), value]));
    expect(message?.sender).toBe('DOE <letters@updates.example.org>');
    expect(headers.get('reply-to')).toContain('desk@example.org');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect([...headers.keys()].filter((name) => name.startsWith('list-') || name === 'precedence')).toEqual(
      [],
    );
  });

  it('whose message comes again is not sent again', async () => {
    const message = signUp();
    await queue(message);
    await queue(message, message);
    expect(month.received()).toHaveLength(1);
  });

  it('that SES would not take comes back with the same link, which works', async () => {
    faults = [
      new AwsError('TooManyRequestsException', 'slow down', 429),
      new AwsError('InternalFailure', ANA, 500),
    ];
    await queue(signUp());
    expect(asked.filter((operation) => operation === 'SendEmail')).toHaveLength(3);
    const [link] = await linksTo('/confirm');
    expect((await month.ask(link ?? '')).status).toBe(200);
  });

  it('that left just before we died goes out once more, and is the same letter', async () => {
    const letter = newId();
    const message = signUp(ANA, letter);
    await queue(message);
    const begun = { state: 'begun', at: new Date(START).toISOString(), keyVersion: '1' };
    await month.cloud.table.put(Object.assign(begun, { pk: `LETTER#${letter}`, sk: 'LETTER' }));
    await month.goTo('2026-01-05T11:00:00-08:00');
    await queue(message);
    const links = await linksTo('/confirm');
    expect(links).toHaveLength(2);
    expect(new Set(links).size).toBe(1);
    expect((await month.ask(links[0] ?? '', { method: 'POST' })).status).toBe(303);
  });

  it('that was asked for anew puts the older one out of force', async () => {
    const [first, second] = [signUp(), signUp()];
    await queue(first);
    await month.goTo('2026-01-05T09:05:00-08:00');
    await queue(second);
    const [older, newer] = await linksTo('/confirm');
    expect((await month.ask(newer ?? '')).status).toBe(200);
    expect((await month.ask(older ?? '')).status).toBe(410);
  });

  it('that SES calls malformed is given up, with its reason', async () => {
    faults = [new AwsError('BadRequestException', `Bad address ${ANA}`)];
    const message = signUp();
    await queue(message);
    expect(await becauseOf(message)).toBe('refused:BadRequestException: Bad address <address>');
    expect(month.cloud.queues.deadLetters('letters')).toEqual([]);
  });
});

describe('who gets which letter', () => {
  it.each(['asked', 'bounce'] as const)('an address that is suppressed gets none: %s', async (reason) => {
    await month.signUp({ address: ANA });
    await suppress(reason);
    const messages = [signUp(), manage()];
    await queue(...messages);
    expect(month.received()).toEqual([]);
    for (const message of messages) expect(await becauseOf(message)).toBe('suppressed');
  });

  it('somebody who is on the list gets the link to their choices instead of a confirmation', async () => {
    await month.signUp({ address: ANA });
    await queue(signUp());
    expect(month.received()).toEqual([`${ANA}: DOE: your link to your choices`]);
    expect(await linksTo('/confirm')).toEqual([undefined]);
  });

  it('somebody unknown who asks for their choices gets nothing', async () => {
    const message = manage('nobody@example.org');
    await queue(message);
    expect(await becauseOf(message)).toBe('unknown-person');
  });

  it('whoever complained comes back by confirming; SES then forgets the complaint too', async () => {
    await month.signUp({ address: ANA });
    await suppress('complaint');
    await queue(signUp());
    const [link] = await linksTo('/confirm');
    await month.ask(link ?? '', { method: 'POST' });
    await month.cloud.settle();
    expect(month.received()).toEqual([
      `${ANA}: DOE: confirm your email address`,
      `${ANA}: DOE: you get our email again`,
    ]);
    expect(asked).toContain('DeleteSuppressedDestination');
    await month.goTo('2026-01-13T00:00:00Z');
    expect(month.received()).toHaveLength(3);
  });

  it('where only some may be mailed, others get nothing', async () => {
    await open({ deliverTo: 'bo@example.org' });
    const [toAna, toBo] = [signUp(ANA), signUp('bo@example.org')];
    await queue(toAna, toBo);
    expect(month.received()).toEqual(['bo@example.org: DOE: confirm your email address']);
    expect(await becauseOf(toAna)).toBe('not-allowed');
    expect(month.printed()).toContain('not-allowed');
  });
});

/** The file that came with the newest mail. */
async function exported(): Promise<object> {
  const attachments = (await newestMessage())?.attachments ?? [];
  expect(attachments).toMatchObject([{ fileName: 'data.json' }]);
  const [{ content, encoding } = { content: '' }] = attachments;
  return JSON.parse(Buffer.from(content, encoding).toString('utf8'));
}

/** The copy that an address is sent. */
async function copyFor(address: string): Promise<object> {
  await queue({ purpose: 'export', letter: newId(), id: await idOf(address) });
  return exported();
}

describe('a copy of what is kept', () => {
  it('gives what was submitted as it stands, and as it was submitted where a moderator has edited it', async () => {
    await month.load([WEBINAR], MODERATED);
    await month.signUp({ address: ANA });
    await submit(month, SUBMIT_EVENT, { ...VIGIL, address: ANA });
    await confirmBy(month, ANA);
    const link = await moderationLink(month, MAYA);
    const written = { title: VIGIL['title'], location: VIGIL['location'] };
    expect(await copyFor(ANA)).toMatchObject({ submissions: [{ content: written, asSubmitted: null }] });
    const form = await (await month.ask(`${link}/edit?language=en`)).text();
    const body = uploadOf(form, { ...VIGIL, title: 'Vigil in the park' });
    await month.ask(actionOf(form), { method: 'POST', body });
    expect(await copyFor(ANA)).toMatchObject({
      submissions: [{ content: { title: 'Vigil in the park' }, asSubmitted: written, state: 'waiting' }],
    });
  });

  it('tells also of a list that the agency has given up since', async () => {
    await month.signUp({ address: ANA, lists: ['newsletter'] });
    const [start, end] = [AGENCY.indexOf('  - id: newsletter'), AGENCY.indexOf('reminders:')];
    await month.load([WEBINAR], AGENCY.slice(0, start) + AGENCY.slice(end));
    await queue({ purpose: 'export', letter: newId(), id: await idOf(ANA) });
    expect(await exported()).toMatchObject({
      lists: [{ list: 'newsletter', name: null, standing: 'active' }],
    });
  });

  it('comes to the address itself, with all of it and the words that were agreed to', async () => {
    await sendForm(month, '/sign-up?language=en', {
      lists: 'month-events',
      language: 'en',
      style: 'open',
      address: ANA,
    });
    await month.ask(linkIn(await letterTo(month, ANA), '/confirm'), { method: 'POST' });
    await queue({ purpose: 'export', letter: newId(), id: await idOf(ANA) });
    expect(await exported()).toMatchObject({
      profile: { address: ANA, language: 'en', style: 'open' },
      suppressed: null,
      lists: [{ list: 'month-events', name: 'Month events', standing: 'active' }],
      consents: [
        { page: '/sign-up', text: expect.stringContaining('We keep your address to write to you.') },
      ],
      events: [],
      requests: [],
    });
  });

  it('tells of a place, a turn, what was given up, and the last invitation to each', async () => {
    const [first, second] = [smallWebinar(1), smallWebinar(1, { uid: 'second@example.org' })];
    await month.load([first, second]);
    await register(month, first, ANA);
    await register(month, second, 'bo@example.org');
    await register(month, second, ANA);
    expect(await copyFor(ANA)).toMatchObject({
      events: [
        { wants: 'place', place: 'seated', waitingSince: null, lastInvitation: 0, mail: 'active' },
        { wants: 'place', place: 'waiting', waitingSince: expect.any(String), lastInvitation: null },
      ],
    });
    await giveUp(month, first, ANA);
    const { events } = (await copyFor(ANA)) as { events: object[] };
    expect(events.find((one) => 'wants' in one && one.wants === null)).toMatchObject({
      event: { year: 2026 },
      title: 'A talk about safety',
      mail: 'left',
      place: 'none',
      lastInvitation: 1,
    });
  });

  it('tells of what waits for its button at this address, and nothing of a change to another', async () => {
    await month.signUp({ address: ANA });
    const event = smallWebinar(1);
    await month.load([event]);
    await ask(month, event, ANA);
    await month.cloud.settle();
    pass(month, 60);
    await queue({ ...signUp(), lists: ['newsletter'] } as LetterMessage);
    const elsewhere = { purpose: 'confirm-address', address: 'new@example.net', language: 'en' } as const;
    await queue({ ...elsewhere, letter: newId(), id: await idOf(ANA) });
    const copy = await copyFor(ANA);
    expect(JSON.stringify(copy)).not.toContain('new@example.net');
    expect(copy).toMatchObject({
      requests: [
        {
          purpose: 'confirm-event',
          wants: 'place',
          title: 'A talk about safety',
          consent: { text: expect.stringContaining('We keep your address to write to you.') },
        },
        {
          purpose: 'confirm-subscription',
          address: ANA,
          lists: [{ list: 'newsletter', name: 'Newsletter' }],
          until: expect.stringContaining('2026-01-12'),
        },
      ],
    });
  });

  it('tells the new address whose request brings mail there, without the old one', async () => {
    await month.signUp({ address: ANA });
    await month.signUp({ address: 'bo@example.org' });
    const elsewhere = { purpose: 'confirm-address', address: 'bo@example.org', language: 'en' } as const;
    await queue({ ...elsewhere, letter: newId(), id: await idOf(ANA) });
    const copy = await copyFor('bo@example.org');
    expect(copy).toMatchObject({ requests: [{ purpose: 'confirm-address', address: 'bo@example.org' }] });
    expect(JSON.stringify(copy)).not.toContain(await idOf(ANA));
  });

  it('tells whether another spelling of the address asked never to be written to', async () => {
    await month.signUp({ address: ANA });
    expect(await copyFor(ANA)).toMatchObject({ suppressed: null, suppressedMailbox: false });
    const mailbox = mailboxHash(
      parseAddress('ana+other@example.org'),
      await month.cloud.keys.idKey(KEY_PARAMETERS.idKey),
    );
    await suppressionStore(month.cloud.table).suppressMailbox(mailbox);
    expect(await copyFor(ANA)).toMatchObject({ suppressed: null, suppressedMailbox: true });
  });
});

describe('limits', () => {
  it('do not stop a letter that was begun in the stretch before, and that SES had no time for', async () => {
    await month.signUp({ address: ANA });
    const letter = newId();
    const message = { ...manage(), letter };
    const begun = { state: 'begun', at: new Date(START).toISOString(), keyVersion: '1' };
    await month.cloud.table.put(Object.assign(begun, { pk: `LETTER#${letter}`, sk: 'LETTER' }));
    await month.goTo('2026-01-05T09:15:00-08:00');
    await queue(manage(), manage());
    expect(month.received()).toHaveLength(2);
    await queue(message);
    expect(month.received()).toHaveLength(3);
  });

  it('two letters about one thing in 15 minutes, three a day; the rest is not sent, and nobody hears of it', async () => {
    await month.signUp({ address: ANA });
    const messages = [manage(), manage(), manage()];
    for (const message of messages) await queue(message);
    expect(month.received()).toHaveLength(2);
    expect(await becauseOf(messages[2] ?? {})).toBe('limit:same-letter-15-minutes');
    await month.goTo('2026-01-05T09:20:00-08:00');
    await queue(manage());
    expect(month.received()).toHaveLength(3);
    const tooMany = manage();
    await month.goTo('2026-01-05T09:40:00-08:00');
    await queue(tooMany);
    expect(await becauseOf(tooMany)).toBe('limit:same-letter-day');
    // Another thing is another matter, and so is another day.
    await queue({ ...signUp(), lists: ['newsletter'] } as LetterMessage);
    await month.goTo('2026-01-06T09:00:00-08:00');
    await queue(manage());
    expect(month.received()).toHaveLength(5);
  });

  it('a letter that comes back to its queue is counted once', async () => {
    const slow = () => new AwsError('TooManyRequestsException', 'slow down', 429);
    faults = [slow(), slow(), slow()];
    await queue(signUp());
    await queue(signUp());
    expect(month.received()).toHaveLength(2);
  });
});
