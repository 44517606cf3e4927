/** An issue of a newsletter, from its file to its readers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { decideNewsletter } from '../../core/newsletters/decide-newsletter.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { epochSeconds } from '../../core/runtime/epoch-seconds.ts';
import { leaveByMail } from './leave-by-mail.ts';
import { loseClock } from './lose-clock.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';

const SUBJECT = 'January at a glance';
const DUE = '2026-01-07T09:00:00-08:00';

interface Written {
  readonly send?: string;
  readonly list?: string;
  readonly title?: string;
  readonly body?: string;
}

const issue = ({
  send = '2026-01-07T09:00',
  list = 'newsletter',
  title = SUBJECT,
  body = 'Welcome.',
}: Written = {}) => ({
  name: 'newsletters/2026-01-january.md',
  text: `---
title: ${title}
list: ${list}
send: ${send}
summary: What is on.
---
${body}

## Upcoming events {#upcoming-events}
`,
});
const SPANISH = {
  name: 'newsletters/2026-01-january.es.md',
  text: '---\ntitle: Enero de un vistazo\nsummary: Lo que hay.\n---\nBienvenida.\n\n## Eventos {#upcoming-events}\n',
};

const READERS = [
  { address: 'open@example.org', lists: ['newsletter'], style: 'open' },
  { address: 'discreet@example.org', lists: ['newsletter', 'month-events'], style: 'discreet' },
  { address: 'lector@example.org', lists: ['newsletter'], language: 'es', style: 'open' },
  { address: 'other@example.org', lists: ['month-events'], style: 'open' },
] as const;

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
});
afterEach(() => month.close());

const deploy = (...files: readonly { name: string; text: string }[]) => month.load([WEBINAR], AGENCY, files);
const mailings = async () =>
  (await mailingStore(month.cloud.table).ofYear(2026)).filter(({ about }) => about === 'newsletter');
/** Its mailing is stored, and nobody has been sent anything yet. */
const begin = async () => {
  const { table, clock } = month.cloud;
  const [stored] = await publicationStore(table).all('newsletter');
  if (stored?.kind !== 'newsletter') throw new Error('The issue was not loaded.');
  const message = { newsletter: stored.name, dueAt: stored.content.sendAt ?? '' };
  const agency = await agencyStore(table).read();
  const decision = decideNewsletter(message, { issue: stored, agency, now: clock.now() });
  if (!decision.start) throw new Error(`The issue does not go out: ${decision.because}.`);
  const started = { startedAt: message.dueAt, expiresAt: epochSeconds(new Date('2027-01-07')) };
  await mailingStore(table).start({ ...decision.mailing, ...started, ranges: 1, people: 1 });
};
const OPEN_MAIL = `open@example.org: ${SUBJECT}`;

describe('an issue', () => {
  it('goes to everybody on its list at its moment, in their language and style, and to nobody else', async () => {
    await deploy(issue(), SPANISH);
    await month.signUp(...READERS);
    await month.goTo('2026-01-07T08:59:00-08:00');
    expect(month.received()).toEqual([]);
    await month.goTo(DUE);
    const received = month.received();
    expect(received).toContain(OPEN_MAIL);
    expect(received).toContain('lector@example.org: Enero de un vistazo');
    const discreet = received.filter((mail) => mail.startsWith('discreet@'));
    expect(discreet).toHaveLength(1);
    expect(discreet[0]).not.toContain('glance');
    expect(received).toHaveLength(3);
  });

  it('lists the events that are ahead, and leads to their pages', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.goTo(DUE);
    const [summary] = month.cloud.inbox.list();
    const mail = await month.cloud.inbox.get(summary?.id ?? '');
    expect(mail?.html).toContain('Information session');
    expect(mail?.text).toContain('Information session');
    expect(mail?.text).toMatch(/https:\/\/month\.example\/2026\/[0-9a-f]{16}/);
  });

  it('is left by one click, and the next one does not come', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.goTo(DUE);
    await leaveByMail(month, READERS[0].address);
    await deploy(issue(), { ...issue({ send: '2026-01-14T09:00' }), name: 'newsletters/2026-02-next.md' });
    await month.goTo('2026-01-15T09:00:00-08:00');
    expect(month.received()).toEqual([OPEN_MAIL]);
  });
});

describe('an issue that changes', () => {
  it('before its moment goes out as it is then', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await deploy(issue({ title: 'January, better' }));
    await month.goTo(DUE);
    expect(month.received()).toEqual(['open@example.org: January, better']);
  });

  it('its moment before it came goes out at the new one alone', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await deploy(issue({ send: '2026-01-08T09:00' }));
    await month.goTo('2026-01-08T08:59:00-08:00');
    expect(month.received()).toEqual([]);
    await month.goTo('2026-01-08T09:00:00-08:00');
    expect(month.received()).toEqual([OPEN_MAIL]);
  });

  it('after it went out is mended in the archive, and nobody gets it a second time, whatever its moment', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.goTo(DUE);
    await deploy(issue({ body: 'Welcome, mended.' }));
    await deploy(issue({ send: '2026-01-20T09:00' }));
    await month.goTo('2026-01-21T09:00:00-08:00');
    expect(month.received()).toEqual([OPEN_MAIL]);
    expect(await mailings()).toHaveLength(1);
  });

  it('after it went out stays in the archive under its day, though its moment and its list are changed', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.goTo(DUE);
    const { did } = await deploy(
      issue({ send: '2026-01-20T09:00', list: 'month-events', body: 'Welcome, mended.' }),
    );
    expect(did).toContain('newsletter issues left as they went out, though their files say otherwise: 1');
    const shown = await month.ask('/newsletters/2026-01-january');
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('Welcome, mended.');
    expect(await (await month.ask('/newsletters?language=en')).text()).toContain('January 7');
    expect(await (await month.ask('/newsletters/feed.atom?style=open&language=en')).text()).toContain(
      SUBJECT,
    );
  });

  it('while it goes out still goes to the rest of the list from which it began, though its file names another', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.goTo('2026-01-07T08:59:00-08:00');
    await month.cloud.clock.advanceTo(new Date(DUE));
    const moved = issue({ list: 'month-events' });
    await expect(deploy(moved)).rejects.toThrow(/January at a glance.*month-events/s);
    await begin();
    await deploy(moved);
    await month.goTo('2026-01-07T09:05:00-08:00');
    expect(month.received()).toEqual([OPEN_MAIL]);
  });

  it('by going from its folder, or to another list, before its moment stops the deploy until it is accepted', async () => {
    await deploy(issue());
    const moved = issue({ list: 'month-events' });
    await expect(deploy(moved)).rejects.toThrow(/January at a glance.*month-events/s);
    const refusal = await deploy().then(
      () => '',
      ({ message }: Error) => message,
    );
    expect(refusal).toContain('would no longer be sent');
    await month.signUp(READERS[0]);
    await month.goTo(DUE);
    expect(month.received()).toEqual([OPEN_MAIL]);
  });

  it('by going from its folder does not go out', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.loadAccepting([WEBINAR]);
    await month.goTo('2026-01-09T09:00:00-08:00');
    expect(month.received()).toEqual([]);
    expect(await mailings()).toEqual([]);
  });
});

describe('an issue goes out once', () => {
  it('though its clock was lost: the sweep finds it', async () => {
    await deploy(issue());
    await month.signUp(READERS[0]);
    await loseClock(month, 'newsletter');
    await month.goTo('2026-01-07T09:05:00-08:00');
    expect(month.received()).toEqual([OPEN_MAIL]);
  });

  it('and not at all where it was loaded after its moment: it is kept in the archive', async () => {
    await month.goTo('2026-01-08T09:00:00-08:00');
    await deploy(issue());
    await month.signUp(READERS[0]);
    await month.goTo('2026-01-12T09:00:00-08:00');
    expect(month.received()).toEqual([]);
  });
});
