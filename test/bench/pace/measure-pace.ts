/** Sends one mailing at an account's rate, and reads at the wire how much of the rate was used. */
import { setTimeout } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { localAccess } from '../../../local/local-access.ts';
import type { Delivery } from '../send/copy-counter.ts';
import type { Departures } from '../send/counting-ses.ts';
import { deployDues } from '../send/deploy-dues.ts';
import type { LettersTaken } from '../send/endpoints-process.ts';
import { idle, ring } from '../send/send-mailing.ts';
import { type Service, startService } from '../send/service.ts';
import { askForLetter, startWorkers } from './workers.ts';

/** Letters that were asked for while the mailing went out. */
export interface LetterFigures {
  readonly asked: number;
  /** Letters that SES never took. */
  readonly lost: number;
  /** How often SES turned one away. */
  readonly throttled: number;
  /** Milliseconds from the asking until SES took it, the longest. */
  readonly slowestMs: number;
}

export interface PaceFigures {
  /** Messages a second. */
  readonly rate: number;
  readonly people: number;
  /** From the first copy to the last. */
  readonly seconds: number;
  /** Of the rate, what was used: 1 is all of it. */
  readonly share: number;
  /** Entries that SES turned away. */
  readonly throttled: number;
  /** Messages that failed and came back. */
  readonly cameBack: number;
  readonly lost: number;
  readonly doubled: number;
  /** Null where none were asked for. */
  readonly letters: LetterFigures | null;
}

export interface PaceRun {
  readonly rate: number;
  /** Of sending, about. */
  readonly seconds: number;
  /** Whether somebody asks for a letter every few seconds. */
  readonly withLetters: boolean;
}

const LETTER_EVERY_MS = 3_000;

/** Everything is started for this and stopped again. */
export async function measurePace(run: PaceRun): Promise<PaceFigures> {
  const service = await startService({ rate: run.rate });
  const people = Math.round(run.rate * run.seconds);
  await service.endpoints({ populate: people });
  const [due] = await deployDues(1, service);
  if (!due) throw new Error('The calendar of the bench has no reminder that is due.');
  const workers = await startWorkers(service);
  await ring(due, service);
  const asked = run.withLetters ? await askWhileSending(due.mailing, people, service) : new Map();
  await idle(service);
  const departures = await service.endpoints<Departures>({ departures: due.mailing });
  const letters = await service.endpoints<LettersTaken>({ letters: true });
  const delivery = await service.endpoints<Delivery>({ delivery: { mailing: due.mailing, people } });
  const cameBack = workers.cameBack();
  await workers.stop();
  await service.close();
  const { lost, doubled } = delivery;
  return {
    rate: run.rate,
    people,
    ...used(run.rate, departures, letters),
    throttled: departures.throttled,
    cameBack,
    lost,
    doubled,
    letters: run.withLetters ? letterFigures(asked, letters) : null,
  };
}

/** When each letter was asked for, in epoch milliseconds. */
type Asked = ReadonlyMap<string, number>;

async function askWhileSending(mailing: string, people: number, service: Service): Promise<Asked> {
  const client = new SQSClient({ ...localAccess('web'), endpoint: service.places.queues.url });
  const asked = new Map<string, number>();
  while ((await service.endpoints<number>({ copies: mailing })) < people) {
    const at = Date.now();
    asked.set(await askForLetter(service, client), at);
    await setTimeout(LETTER_EVERY_MS);
  }
  client.destroy();
  return asked;
}

/** Milliseconds at either end that do not count: at first SES takes a second's worth at once, and at last nobody is left. */
const EDGE_MS = 1_000;

/** Letters count too: they take of the same rate. */
function used(
  rate: number,
  { calls }: Departures,
  { takenAt }: LettersTaken,
): Pick<PaceFigures, 'seconds' | 'share'> {
  const [first, last] = [calls[0]?.at ?? 0, calls.at(-1)?.at ?? 0];
  const [from, to] = [first + EDGE_MS, last - EDGE_MS];
  const letters = Object.values(takenAt).map((at) => ({ at, copies: 1 }));
  const counted = [...calls, ...letters].filter(({ at }) => at > from && at <= to);
  const copies = counted.reduce((sum, call) => sum + call.copies, 0);
  return { seconds: (last - first) / 1000, share: (copies * 1000) / (to - from) / rate };
}

function letterFigures(asked: Asked, { takenAt, throttled }: LettersTaken): LetterFigures {
  const waits = [...asked].map(([letter, at]) => (takenAt[letter] ?? Number.NaN) - at);
  const taken = waits.filter((wait) => !Number.isNaN(wait));
  return { asked: asked.size, lost: asked.size - taken.length, throttled, slowestMs: Math.max(0, ...taken) };
}
