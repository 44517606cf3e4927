/** The first reminder, from the clock to the mailbox and back: who got it, who leaves, what SES tells of it. */
import ICAL from 'ical.js';
import { expect, it, vi } from 'vitest';
import type { Noted } from '../../../core/feedback/feedback.store.ts';
import { actionOf, fieldsOf } from '../../stories/form.ts';
import { TITLE } from '../calendars.ts';
import type { Heard } from '../service.ts';
import { ACCOUNT, REGION } from '../stand-in-account.ts';
import { ANA, addressesOnTheList, LUZ, MAYA, NOA, SAM, STACK, type Story, same } from '../story.ts';
import { visit } from '../visit.ts';

export function theFirstReminder(story: Story): void {
  it('when the reminder is due, whoever may be mailed gets one copy, and nobody else', async () => {
    const { sentMail, service } = story.here;
    await vi.waitUntil(() => service.rangesAreDone('reminder'), { timeout: 4 * 60_000, interval: 1_000 });
    expect((await sentMail()).map(({ to }) => to)).toEqual([ANA, LUZ, MAYA, NOA]);
    const ids = await service.idsByAddress();
    const ledger = await service.ledger('reminder');
    expect(ledger).toHaveLength(5);
    expect(ledger).toEqual(
      expect.arrayContaining([
        ...[ANA, LUZ, MAYA, NOA].map((address) =>
          expect.objectContaining({ id: ids.get(address), state: 'sent' }),
        ),
        { id: ids.get(SAM), state: 'skipped', reason: 'not-allowed' },
      ]),
    );
    expect(await service.schedulesOf('soon')).toEqual([]);
  }, 250_000);

  it('the clock calls the sweep every two minutes, which ends the mailing', async () => {
    const { account, service } = story.here;
    const [sweep] = (await account.functions()).filter((name) => name.startsWith(`${STACK}-sweep`));
    expect(await account.rules()).toEqual([
      {
        expression: 'rate(2 minutes)',
        state: 'ENABLED',
        targetArns: [`arn:aws:lambda:${REGION}:${ACCOUNT}:function:${sweep}`],
      },
    ]);
    await vi.waitUntil(() => isSwept(story), { timeout: 4 * 60_000, interval: 1_000 });
    expect(await service.mailing('reminder')).toMatchObject({
      finishedAt: expect.any(String),
      tally: { sent: 4, 'not-allowed': 1, uncertain: 0 },
    });
  }, 250_000);

  it('the mail tells who sends it, how to leave it, and when the webinar starts', async () => {
    const { from, replyTo, headers, text, html, attachments } = await story.here.mailTo(ANA);
    expect(from).toMatch(/^CDSS.* <[^@<>]+@updates\.cdss\.ca\.gov>$/);
    expect(replyTo).toMatch(/@dss\.ca\.gov$/);
    const site = (await story.here.account.outputs())?.['SiteUrl'];
    expect(headers['list-unsubscribe']).toContain(`<${site}/unsubscribe/month-events/`);
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    for (const body of [text, html]) {
      expect(body).toContain(TITLE);
      expect(body).not.toContain('{{');
    }
    expect(attachments).toMatchObject([
      { name: 'event.ics', contentType: expect.stringContaining('text/calendar') },
    ]);
    expect(startOf(attachments[0]?.text ?? '')).toEqual(story.soon);
  });

  it('what others may see of the mail does not tell its topic', async () => {
    for (const { subject, attachments } of await story.here.sentMail()) {
      expect(subject).toMatch(/CDSS/);
      expect(`${subject} ${attachments[0]?.text}`).not.toMatch(/trafficking|trata/i);
    }
  });

  it('whoever opens the link to leave changes nothing, and whoever posts it has left', async () => {
    const { service } = story.here;
    const link = (await story.here.mailTo(ANA)).headers['list-unsubscribe']?.slice(1, -1) ?? '';
    const before = await service.lasting();
    const page = await visit(link);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<form') });
    expect(await service.lasting()).toEqual(before);

    const left = await visit(link, { method: 'POST', form: 'List-Unsubscribe=One-Click' });
    expect(left.status).toBe(200);
    expect(await addressesOnTheList(story)).toEqual([LUZ, MAYA, NOA, SAM]);
    const changed = (await service.lasting()).filter((item) => !before.some((old) => same(old, item)));
    expect(changed.map(({ pk }) => pk.split('#')[0]).sort()).toEqual(['COUNT', 'LIST']);
  });

  it('whoever follows the link in their mail reads what it does, and has left once they press its button', async () => {
    const { text } = await story.here.mailTo(MAYA);
    const [link = 'no link'] = /https?:\/\/\S+\/unsubscribe\/[^\s?]+/.exec(text) ?? [];
    const { body } = await visit(link);
    expect(await addressesOnTheList(story)).toContain(MAYA);
    const form = fieldsOf(body).toString();
    const left = await visit(new URL(actionOf(body), link).href, { method: 'POST', form });
    expect(left.status).toBe(200);
    expect(await addressesOnTheList(story)).toEqual([LUZ, NOA, SAM]);
  });

  it('what SES tells of that mail is kept, and whoever has no such mailbox is never mailed again', async () => {
    const { account, service, mailTo, sentMail } = story.here;
    const [luz = '', ledger] = [(await service.idsByAddress()).get(LUZ), await service.ledger('reminder')];
    const sent = ledger.flatMap((entry) => (entry.state === 'sent' ? [[entry.id, entry.messageId]] : []));
    const accepted = Object.fromEntries(sent);
    const counts = { sent: 4, bounced: 0, complained: 0 };
    for (const mail of await sentMail()) await account.tellAsSes.accepted(mail);
    await untilHeard(story, { accepted, noted: [], counts });
    expect(await service.suppressed(luz)).toBeUndefined();

    const returned = await mailTo(LUZ);
    await account.tellAsSes.bounced(returned);
    const noted: Noted = { recipient: luz, aftermath: 'bounced', acceptedAt: returned.at.toISOString() };
    await untilHeard(story, { accepted, noted: [noted], counts: { ...counts, bounced: 1 } });
    expect(await service.suppressed(luz)).toBe('bounce');
  });
}

/** The sweep has ended the mailing, and done what comes after that: both are done at the first sweep, and not again in this story. */
async function isSwept({ here }: Story): Promise<boolean> {
  const swept = (await here.service.items()).filter(({ pk }) => pk === 'SWEPT').map(({ sk }) => sk);
  const isFinished = (await here.service.openMailings()).length === 0;
  return isFinished && swept.includes('schedules') && swept.includes('suppressions');
}

/** Waits until just that is kept of what SES has told. */
const untilHeard = ({ here }: Story, heard: Heard) =>
  vi.waitFor(async () => expect(await here.service.heard()).toEqual(heard), {
    timeout: 60_000,
    interval: 500,
  });

/** When the one event of a calendar entry starts. */
function startOf(entry: string): Date | undefined {
  const event = new ICAL.Component(ICAL.parse(entry)).getFirstSubcomponent('vevent');
  return (event?.getFirstPropertyValue('dtstart') as ICAL.Time | undefined)?.toJSDate();
}
