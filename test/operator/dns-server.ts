/** A DNS server on this machine: CNAME, MX and TXT, as RFC 1035 has them on the wire. */
import { createSocket } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** Values by name and type: `{'example.org': {TXT: ['v=spf1 -all']}}`. */
export type Zone = Readonly<Record<string, Partial<Record<'CNAME' | 'MX' | 'TXT', readonly string[]>>>>;

const TYPES = { 5: 'CNAME', 15: 'MX', 16: 'TXT' } as const;
const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

/** Where it listens, such as `127.0.0.1:40123`, until the test has ended. `zone` null: it fails at every question. */
export async function startDns(zone: Zone | null): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    socket.send(zone === null ? failing(question) : answering(question, zone), port, address);
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

function answering(question: Buffer, zone: Zone): Buffer {
  const { name, type, end } = read(question);
  const entry = zone[name];
  const values = (type && entry?.[type]) ?? [];
  return Buffer.concat([
    header(question, { answers: values.length, code: entry ? 0 : NO_SUCH_NAME }),
    question.subarray(12, end),
    ...values.map((value) => answer(question.readUInt16BE(end - 4), dataOf(type ?? 'TXT', value))),
  ]);
}

const failing = (question: Buffer): Buffer =>
  Buffer.concat([
    header(question, { answers: 0, code: SERVER_FAILURE }),
    question.subarray(12, read(question).end),
  ]);

function read(question: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = question.readUInt8(at); length > 0; length = question.readUInt8(at)) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = TYPES[question.readUInt16BE(at + 1) as keyof typeof TYPES];
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

function header(question: Buffer, { answers, code }: { answers: number; code: number }): Buffer {
  const made = Buffer.alloc(12);
  question.copy(made, 0, 0, 2);
  made.writeUInt16BE(0x8180 | code, 2);
  made.writeUInt16BE(1, 4);
  made.writeUInt16BE(answers, 6);
  return made;
}

/** The name is that of the question, which begins at byte 12. */
function answer(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: 'CNAME' | 'MX' | 'TXT', value: string): Buffer {
  if (type === 'CNAME') return nameOf(value);
  if (type === 'TXT') return texts(value);
  const [preference = '0', host = ''] = value.split(' ');
  const number = Buffer.alloc(2);
  number.writeUInt16BE(Number(preference));
  return Buffer.concat([number, nameOf(host)]);
}

const nameOf = (name: string): Buffer => Buffer.concat([...name.split('.').map(lengthAnd), Buffer.from([0])]);

/** A text comes in pieces: here of 40 characters, so that somebody has to put them together. */
const texts = (value: string): Buffer => Buffer.concat((value.match(/.{1,40}/g) ?? ['']).map(lengthAnd));

const lengthAnd = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
