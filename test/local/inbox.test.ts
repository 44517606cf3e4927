import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Arrival, openInbox } from '../../local/inbox/inbox.ts';
import { arrival } from './arrivals.ts';

async function emptyFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const arrivals = fc.array(
  fc.record({ subject: fc.string({ maxLength: 30 }), to: fc.emailAddress() }).map(arrival),
  { maxLength: 8 },
);

describe('the inbox', () => {
  test('lists messages in the order in which they arrived, by ids that sort so', () => {
    fc.assert(
      fc.property(arrivals, (messages) => {
        const inbox = openInbox({ folder: null });
        const ids = messages.map((message) => inbox.add(message));
        expect(inbox.list().map(({ id }) => id)).toEqual(ids);
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => /^[0-9a-z]+$/.test(id))).toBe(true);
      }),
    );
  });

  test('shows a message as a person reads it', async () => {
    const inbox = openInbox({ folder: null });
    const eml = [
      'From: =?UTF-8?Q?Agencia_de_Prevenci=C3=B3n?= <a@example.gov>',
      'To: ana@example.org',
      'Subject: =?UTF-8?Q?Recordatorio:_?=',
      ' =?UTF-8?Q?ma=C3=B1ana?=',
      'X-Twice: 1',
      'X-Twice: 2',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>¡Hola! 💙</p>').toString('base64'),
      '--b',
      'Content-Type: application/pdf; name="=?UTF-8?Q?folleto_=C3=BAtil.pdf?="',
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      'AAEC',
      '--b--',
      '',
    ].join('\r\n');
    const id = inbox.add({ ...arrival({ subject: '', to: 'ana@example.org' }), eml: Buffer.from(eml) });

    const message = await inbox.get(id);
    expect(message).toMatchObject({
      subject: 'Recordatorio: mañana',
      sender: 'Agencia de Prevención <a@example.gov>',
      text: null,
      html: '<p>¡Hola! 💙</p>',
      attachments: [
        {
          fileName: 'folleto útil.pdf',
          contentType: 'application/pdf',
          size: 3,
          content: 'AAEC',
          encoding: 'base64',
        },
      ],
    });
    expect(message?.headers.filter(([name]) => name === 'X-Twice')).toEqual([
      ['X-Twice', '1'],
      ['X-Twice', '2'],
    ]);
    expect(inbox.eml(id)?.toString()).toBe(eml);
  });

  test('knows nothing of an id that it did not give', async () => {
    const inbox = openInbox({ folder: await emptyFolder() });
    for (const id of ['', 'nobody', '../index.jsonl', 'index']) {
      expect(await inbox.get(id)).toBeNull();
      expect(inbox.eml(id)).toBeNull();
    }
  });
});

describe('an inbox in a folder', () => {
  test('opened again is as it was, and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, arrivals, async (before, after) => {
        const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
        const first = openInbox({ folder });
        for (const message of before) first.add(message);
        const second = openInbox({ folder });
        expect(second.list()).toEqual(first.list());
        for (const message of after) second.add(message);
        const third = openInbox({ folder });
        expect(third.list()).toEqual(second.list());
        expect(third.list().map(({ id }) => third.eml(id))).toEqual(
          [...before, ...after].map(({ eml }) => eml),
        );
        await rm(folder, { recursive: true });
      }),
      { numRuns: 20 },
    );
  });

  test('cut off in the middle of a line loses that message only, and takes the next', async () => {
    const folder = await emptyFolder();
    const index = join(folder, 'index.jsonl');
    const inbox = openInbox({ folder });
    const kept = inbox.add(arrival({ subject: 'kept', to: 'ana@example.org' }));
    const whole = (await readFile(index)).length;
    inbox.add(arrival({ subject: 'half written', to: 'ana@example.org' }));
    const length = (await readFile(index)).length;
    for (let at = length - 2; at >= whole; at -= 17) {
      await truncate(index, at);
      const opened = openInbox({ folder });
      expect(opened.list().map(({ id }) => id)).toEqual([kept]);
      const next = opened.add(arrival({ subject: 'next', to: 'ana@example.org' }));
      expect(
        openInbox({ folder })
          .list()
          .map(({ id }) => id),
      ).toEqual([kept, next]);
      await rm(join(folder, `${next}.eml`));
      await appendFile(index, '{"id":"half');
    }
  });

  test('forgets on request, in the folder too', async () => {
    const folder = await emptyFolder();
    const inbox = openInbox({ folder });
    const id = inbox.add(arrival({ subject: 'a', to: 'ana@example.org' }));
    await writeFile(join(folder, 'not-ours.txt'), '');
    inbox.clear();
    expect(inbox.list()).toEqual([]);
    expect(inbox.eml(id)).toBeNull();
    expect(await readdir(folder)).toEqual(['not-ours.txt']);
    expect(openInbox({ folder }).list()).toEqual([]);
  });

  test('of a thousand opens without reading a message', async () => {
    const folder = await emptyFolder();
    const inbox = openInbox({ folder });
    const message: Arrival = arrival({ subject: 'one of many', to: 'ana@example.org' });
    const first = inbox.add(message);
    for (let i = 1; i < 1000; i++) inbox.add(message);
    await writeFile(join(folder, `${first}.eml`), 'unreadable');
    const again = openInbox({ folder });
    expect(again.list()).toHaveLength(1000);
    expect(again.list()[0]?.subject).toBe('one of many');
  });
});
