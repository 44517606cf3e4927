import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createForwarder } from '../../local/inbox/forward.ts';
import { arrival } from './arrivals.ts';

interface Taken {
  from: string;
  to: string[];
  data: string;
}

/** As much of an SMTP server (RFC 5321) as takes mail in, and keeps it. */
async function openSmtp() {
  const taken: Taken[] = [];
  const server = createServer((socket) => converse(socket, taken));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return { url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, taken };
}

function converse(socket: Socket, taken: Taken[]) {
  let mail: Taken = { from: '', to: [], data: '' };
  let inData = false;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') mail = { from: line, to: [], data: '' };
    if (verb === 'RCPT') mail.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
    if (verb === 'DATA') inData = true;
    say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 ok');
    if (verb === 'QUIT') socket.end();
  };
  const hearData = (line: string) => {
    if (line !== '.') {
      mail.data += `${line}\r\n`;
      return;
    }
    inData = false;
    taken.push(mail);
    say('250 taken');
  };
  say('220 test');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) inData ? hearData(line) : hear(line);
  });
}

const message = {
  ...arrival({ subject: 'Webinar', to: 'Ana@Example.org' }),
};

describe('forwarding', () => {
  test('brings the message, as it left, to everybody on the list, whomever it was for', async () => {
    const smtp = await openSmtp();
    const forwarder = createForwarder({ smtpUrl: smtp.url, allowed: ['ana@example.ORG', 'ben@example.com'] });
    expect(await forwarder.forward(message)).toEqual(['ana@example.org', 'ben@example.com']);
    expect(smtp.taken).toEqual([
      expect.objectContaining({ to: ['ana@example.org', 'ben@example.com'], data: message.eml.toString() }),
    ]);
  });

  test('without a list reaches nobody, and asks no server', async () => {
    const forwarder = createForwarder({ smtpUrl: 'smtp://127.0.0.1:1', allowed: [] });
    expect(await forwarder.forward(message)).toEqual([]);
  });

  test('never reaches the people of the inbox', async () => {
    const smtp = await openSmtp();
    const some = fc.subarray(['ana@example.org', 'ana@example.com', 'ana+x@example.org'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(some, async (allowed) => {
        smtp.taken.length = 0;
        await createForwarder({ smtpUrl: smtp.url, allowed }).forward(message);
        expect(smtp.taken.flatMap((mail) => mail.to).sort()).toEqual([...allowed].sort());
      }),
      { numRuns: 25 },
    );
  });

  test('says what is wrong with a server’s address, or a list’s', () => {
    expect(() => createForwarder({ smtpUrl: 'mail.example.org', allowed: [] })).toThrow('smtp://');
    expect(() => createForwarder({ smtpUrl: 'smtp://127.0.0.1', allowed: ['everyone'] })).toThrow(
      'name@example.org',
    );
  });
});
