/** The link to join an event with limited places: in the mails of those who have one, and nowhere else at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Month, openMonth } from './month.ts';
import { giveUp, JOIN, pageOf, register, smallWebinar } from './registering.ts';

const [SEATED, OPEN, GONE, WAITING, LISTED] = [
  'ana@example.org',
  'bo@example.net',
  'cy@example.com',
  'dee@example.edu',
  'eva@example.gov',
] as const;
const EVENT = smallWebinar(3);
/** What would be left of the link in any encoding that mails and pages use: longer than digits that stand in a signed time by chance. */
const KEY = JOIN.slice(JOIN.lastIndexOf('/') + 1);

let month: Month;
beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([EVENT]);
  // Those with a place hear of the event through a list, too: that must not cost them the link, nor give it to others.
  await month.signUp(...[SEATED, WAITING, LISTED].map((address) => ({ address })));
  await register(month, EVENT, SEATED);
  await register(month, EVENT, OPEN, { style: 'open' });
  await register(month, EVENT, GONE);
  await register(month, EVENT, WAITING);
}, 120_000);
afterAll(() => month.close());

/** The mails to an address that tell the link, by subject. */
async function mailsWithLink(address: string): Promise<string[]> {
  const { inbox } = month.cloud;
  const mails = await Promise.all(
    inbox
      .list()
      .filter(({ to }) => to.includes(address))
      .map(({ id }) => inbox.get(id)),
  );
  return mails
    .filter((mail) => [mail?.text, mail?.html].every((part) => part?.includes(KEY)))
    .map((mail) => mail?.subject ?? '');
}

/** Anything at all of a mail that holds the link: headers, parts, files. */
async function isTold(address: string): Promise<boolean> {
  const { inbox } = month.cloud;
  const mails = inbox.list().filter(({ to }) => to.includes(address));
  const all = await Promise.all(
    mails.map(async ({ id }) => {
      const mail = await inbox.get(id);
      const files = mail?.attachments.map(({ content, encoding }) =>
        encoding === 'utf8' ? content : Buffer.from(content, 'base64').toString('utf8'),
      );
      return [mail?.text, mail?.html, String(mail?.headers), ...(files ?? [])].join('\n');
    }),
  );
  return all.join('\n').replaceAll('\r\n ', '').includes(KEY);
}

describe('the link to join', () => {
  it('stands on no page and in no feed', async () => {
    const paths = [
      '/',
      '/2026',
      pageOf(EVENT),
      `${pageOf(EVENT)}?style=open`,
      `${pageOf(EVENT)}.ics?style=open`,
      ...['ics', 'atom', 'json'].map((ending) => `/2026.${ending}?style=open`),
    ];
    for (const path of paths) {
      const answer = await month.ask(path);
      expect([path, answer.status]).toEqual([path, 200]);
      const text = (await answer.text()).replaceAll('\r\n ', '');
      expect(text).not.toContain(KEY);
      expect(text).not.toContain(JOIN);
    }
  });

  it('comes with the letter on a place, and with each reminder as long as one has it', async () => {
    await month.goTo('2026-01-12T22:00:00Z');
    expect(await mailsWithLink(SEATED)).toHaveLength(2);
    expect(await mailsWithLink(OPEN)).toHaveLength(2);
    expect(await mailsWithLink(GONE)).toHaveLength(2);
    expect([await isTold(WAITING), await isTold(LISTED)]).toEqual([false, false]);
    await giveUp(month, EVENT, GONE);
    expect(await mailsWithLink(WAITING)).toHaveLength(1);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(await mailsWithLink(SEATED)).toHaveLength(3);
    expect(await mailsWithLink(GONE)).toHaveLength(2);
    expect(await mailsWithLink(WAITING)).toHaveLength(2);
    expect(await isTold(LISTED)).toBe(false);
    expect(month.printed()).not.toContain(KEY);
  });
});
