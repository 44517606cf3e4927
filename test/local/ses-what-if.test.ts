import { GetSuppressedDestinationCommand, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from 'vitest';
import { arrival } from './arrivals.ts';
import { bulkTo, entryFor, openSes } from './endpoints.ts';
import { openPages } from './pages.ts';

/** The pages over a real SES, with a message that it delivered. */
async function openWithMail() {
  const told: string[] = [];
  const { client, endpoint, inbox: delivered } = await openSes({ onEvent: (json) => told.push(json) });
  const call = { ...bulkTo([entryFor('ana@example.org')]), ConfigurationSetName: 'notifications-60' };
  await client.send(new SendBulkEmailCommand(call));
  told.length = 0;
  const pages = openPages({ turnsOut: endpoint.turnsOut });
  const [summary] = delivered.list();
  if (!summary) throw new Error('Nothing arrived.');
  const { id: _, subject: __, size: ___, ...envelope } = summary;
  const eml = delivered.eml(summary.id) ?? Buffer.alloc(0);
  const id = pages.inbox.add({ ...envelope, at: new Date(summary.at), eml });
  const press = (fate: string, headers: Record<string, string> = {}) =>
    pages.ask(`/_local/mail/${id}/what-if`, {
      method: 'POST',
      body: new URLSearchParams({ fate }),
      headers,
    });
  return { ...pages, client, id, press, events: () => told.map((json) => JSON.parse(json)), summary };
}

const BUTTONS = [
  {
    label: 'It bounces',
    fate: 'bounce',
    event: { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'General' } },
    note: 'this message bounced for good',
  },
  {
    label: 'The reader calls it spam',
    fate: 'complaint',
    event: { eventType: 'Complaint', complaint: { complaintFeedbackType: 'abuse' } },
    note: 'the reader called this message spam',
  },
];

describe('under a message, somebody wonders what if', () => {
  test.for(BUTTONS)('“$label”: SES tells it, and the page says so', async ({ label, fate, event, note }) => {
    const { read, press, events, client, id, summary } = await openWithMail();
    const page = await read(`/_local/mail/${id}`);
    expect(page).toContain('<h2>What if</h2>');
    expect(page).toContain(`<button class="quiet">${label}</button>`);
    expect(page).toContain('SES then tells it of ana@example.org');

    const answer = await press(fate);
    expect(answer.status).toBe(303);
    expect(events()).toMatchObject([
      { ...event, mail: { messageId: summary.messageId, timestamp: summary.at } },
    ]);
    expect(await read(answer.headers.get('location') ?? '')).toContain(note);
    const listed = await client.send(
      new GetSuppressedDestinationCommand({ EmailAddress: 'ana@example.org' }),
    );
    expect(listed.SuppressedDestination?.Reason).toBe(fate.toUpperCase());
  });

  test('nothing is told for another site, for no message, or for a fate that nobody offers', async () => {
    const { press, events, ask } = await openWithMail();
    expect((await press('bounce', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await press('bounce', { origin: 'https://example.com' })).status).toBe(403);
    expect((await press('rejected')).status).toBe(404);
    const body = new URLSearchParams({ fate: 'bounce' });
    expect((await ask('/_local/mail/000000000/what-if', { method: 'POST', body })).status).toBe(404);
    expect(events()).toEqual([]);
  });

  test('only where there is an SES that could tell', async () => {
    const { inbox, read } = openPages();
    const id = inbox.add(arrival({ subject: 'Webinar', to: 'ana@example.org' }));
    expect(await read(`/_local/mail/${id}`)).not.toContain('What if');
  });
});
