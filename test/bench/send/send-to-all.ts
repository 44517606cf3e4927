/** Measures sending at each size, from the smallest to the greatest. */
import type { Due } from './awareness-day.ts';
import { compareSizes, PARTS, type SizePairs } from './compare-sizes.ts';
import { deployDues } from './deploy-dues.ts';
import { MANY } from './figures.ts';
import { startLambda } from './lambda.ts';
import { type Measurement, measureSending } from './measure-sending.ts';
import type { Cloud } from './send-mailing.ts';
import { type Service, startService } from './service.ts';

export interface SendingMeasured {
  readonly measurements: readonly Measurement[];
  /** The greatest size beside the smallest of the great ones; null where it is not ten times as great. */
  readonly sizes: SizePairs | null;
  /** One of the mailings that were sent. */
  readonly mailing: string;
}

/** Fewer where one takes longer. */
const roundsFor = (people: number) => Math.max(3, Math.min(40, Math.round(100_000 / people)));

/** A size that is ten times as great as the smallest great one is sent once, in parts, with that one in between. */
export async function sendToAll(sizes: readonly number[], service: Service): Promise<SendingMeasured> {
  const { few, many } = compared(sizes);
  const whole = sizes.filter((people) => people !== many);
  const rounds = whole.map(roundsFor);
  const dues = await deployDues(
    rounds.reduce((sum, count) => sum + count, 1),
    service,
  );
  const mailing = dues[0]?.mailing ?? '';
  const cloud = { service, lambda: startLambda(service) };
  const measurements: Measurement[] = [];
  for (const [index, people] of whole.entries()) {
    tell(people);
    measurements.push(await measureSending({ people, dues: dues.splice(0, rounds[index]) }, cloud));
  }
  const [due] = dues;
  if (many === 0 || !due) return stopped(cloud, { measurements, sizes: null, mailing });
  tell(many);
  const beside = await besideFew({ few, many, due }, cloud);
  measurements.push(beside.measurement);
  return stopped(cloud, { measurements, sizes: beside.sizes, mailing });
}

/** Zero where no size is so great that each of its parts holds as many as the smallest great one. */
function compared(sizes: readonly number[]): { readonly few: number; readonly many: number } {
  const few = sizes.find((people) => people >= MANY) ?? 0;
  const many = sizes.at(-1) ?? 0;
  return few > 0 && many >= PARTS * few ? { few, many } : { few: 0, many: 0 };
}

const tell = (people: number) =>
  process.stderr.write(`sending to ${people.toLocaleString('en')} people ...\n`);

/** The few have a cloud of their own, so that nobody's work stands in anybody's queue. */
async function besideFew(
  sizes: { readonly few: number; readonly many: number; readonly due: Due },
  great: Cloud,
) {
  const service = await startService();
  const smallDues = await deployDues(PARTS + 1, service);
  const small = { service, lambda: startLambda(service) };
  const beside = await compareSizes({ ...sizes, smallDues }, { great, small });
  await small.lambda.stop();
  await service.close();
  return beside;
}

async function stopped(cloud: Cloud, measured: SendingMeasured): Promise<SendingMeasured> {
  await cloud.lambda.stop();
  return measured;
}
