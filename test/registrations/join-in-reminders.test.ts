/** One call for people with and without a place: the link to join stands in the copies of the first, and nowhere else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { privateJoinLink } from '../../core/email/private-join-link.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { bulkCall } from '../../functions/send-range/bulk-call.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';

const JOIN = 'https://meet.example/j/8441?a=1&b={2}';
const { event, reminder } = samples.WEBINAR;
const limited = { ...event, capacity: 50, conference: JOIN };
const audience = eventAudience({ year: event.year, source: event.source, eventId: event.id });
const linkKeys = { current: '1', versions: { 1: Buffer.alloc(32, 7).toString('base64url') } };

const people = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
    isSeated: fc.boolean(),
    audiences: fc.constantFrom([audience], ['month-events'], ['month-events', audience]),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 50 },
);

test('whatever brought the mail, and whoever else it goes to', () => {
  fc.assert(
    fc.property(
      people,
      fc.constantFrom(...STYLES),
      fc.constantFrom(...agency.languages),
      (all, style, language) => {
        const content = renderReminder({
          event: limited,
          reminder,
          agency,
          language,
          style,
          siteUrl: SITE_URL,
          month: null,
        });
        const recipients = all.map(({ id, audiences }) => ({
          ...{ id, audiences, language, style },
          address: `${id}@example.org`,
        }));
        const call = bulkCall(recipients, {
          ...{ agency, linkKeys, language, content, tags: {}, siteUrl: SITE_URL, configurationSet: 'set' },
          joining: {
            address: privateJoinLink(limited),
            seated: new Set(all.filter(({ isSeated }) => isSeated).map(({ id }) => id)),
          },
        });
        const told = call.copies.map((copy) => JSON.stringify(copy).includes('meet.example'));
        expect(told).toEqual(all.map(({ isSeated }) => isSeated));
        expect(JSON.stringify({ ...call, copies: [] })).not.toContain('meet.example');
      },
    ),
    { numRuns: 50 },
  );
});

test('a message without such a link has no room for one, and one that is over neither', () => {
  const render = (input: typeof event, dueAt = reminder.dueAt) =>
    renderReminder({
      ...{ event: input, reminder: { ...reminder, dueAt }, agency },
      ...{ language: 'en', style: 'open' as const, siteUrl: SITE_URL, month: null },
    });
  for (const message of [
    render(event),
    render({ ...event, capacity: 50, conference: null }),
    render({ ...limited, status: 'CANCELLED' }),
    render(limited, limited.endsAt),
  ]) {
    expect(`${message.html}${message.text}`).not.toContain('{{join');
  }
  const { html, text } = render(limited);
  expect([html.match(/{{join_html}}/g), text.match(/{{join_text}}/g)]).toEqual([
    ['{{join_html}}'],
    ['{{join_text}}'],
  ]);
});
