/** What the shipped seasons cost, and that the bill owns up to what it can't promise. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { callsAtOnce, copiesPerCall, timeOf } from '../../core/mailing/pace.ts';
import { MOST_PER_CALL, rangeBounds } from '../../core/mailing/ranges.ts';
import { OperatorError } from '../../local/operator-error.ts';
import { billFor } from '../../operator/cost/bill.ts';
import { costJson } from '../../operator/cost/cost-json.ts';
import { costTable } from '../../operator/cost/cost-table.ts';
import { hearingOf } from '../../operator/cost/hearing.ts';
import { type PriceFile, type PriceId, readPrices, shippedPrices } from '../../operator/cost/prices.ts';
import { attachedBytes, mailingsOf } from '../../operator/cost/season.ts';
import { AIM_AT_REST, AIM_ON_TOP, costOf, type SeasonCost } from '../../operator/cost/season-cost.ts';
import { shardsTouched, workOf } from '../../operator/cost/sending.ts';
import { itemBytes, proofBytes } from '../../operator/cost/stored-items.ts';
import { costCommand } from '../../operator/cost.ts';
import { chooseCalendars } from '../../operator/rehearsal-calendars.ts';

const file = shippedPrices();
const season = await chooseCalendars({ calendar: [], newsletter: [], year: 2026 });
const cost = (people: number, rate = 14, prices: PriceFile = file): SeasonCost =>
  costOf(season, { people, rate }, prices);

/** 2026 has thirteen mailings, the programme and twelve reminders: so many people make a million e-mails. */
const MILLION = 76_924;

describe('the season of 2026', () => {
  it.each([
    [1_000, 13_000, 1.3],
    [100_000, 1_300_000, 130],
    [1_000_000, 13_000_000, 1_300],
  ])('of %i people is thirteen mailings to each, ten cents a thousand', (people, messages, usd) => {
    const { mailings, messages: counted, plans } = cost(people);
    expect(mailings).toBe(13);
    expect(counted).toBe(messages);
    const [{ plan, lines }] = plans;
    expect(plan).toBe('À la carte');
    expect(lines[0]?.list).toBeCloseTo(usd);
  });

  it('pays for attachments à la carte by their encoded bytes', () => {
    const [{ lines }] = cost(1_000).plans;
    const bytes = mailingsOf(season).reduce((sum, mailing) => sum + attachedBytes(mailing), 0);
    expect(bytes / 13).toBeGreaterThan(500);
    expect(lines[1]?.list).toBeCloseTo(((bytes * 1_000) / 1024 ** 3) * 0.12);
  });

  it('costs more under Essentials, by its steps, and shows Pro only where mail is much', () => {
    expect(cost(1_000).plans.map(({ plan }) => plan)).toEqual(['À la carte', 'Essentials']);
    const [, essentials, pro] = cost(1_000_000).plans;
    expect(essentials?.total.list).toBeCloseTo(10_000 * 0.16 + 3_000 * 0.14);
    expect(pro?.total.list).toBeCloseTo(105 + 10_000 * 0.22 + 3_000 * 0.17);
  });

  it('owns up when a slow account leaves people out', () => {
    expect(cost(1_000).tooSlow).toBe(0);
    const slow = cost(1_000_000);
    expect(slow.tooSlow).toBeGreaterThan(0);
    expect(costTable(slow, file)).toContain('would not reach everybody in time');
  });
});

describe('everything else', () => {
  it.each([14, 50, 200])(
    'stays within one per cent for a million e-mails at %i a second, under any plan',
    (rate) => {
      for (const { plan, afterFree } of cost(MILLION, rate).onTop)
        expect(afterFree, plan).toBeLessThan(AIM_ON_TOP);
    },
  );

  it('owns up to what it is by the price list, for an account that has used its free tier up', () => {
    const [aLaCarte] = cost(MILLION, 50).onTop;
    expect(aLaCarte?.list).toBeGreaterThan(AIM_ON_TOP);
    expect(costTable(cost(MILLION, 50), file)).toMatch(/^ {2}À la carte {2,}\d\.\d\d % {2,}0\.\d\d %$/m);
  });

  /** The shipped prices, these of them at another amount for a unit. */
  const at = (usd: number, ...ids: PriceId[]): PriceFile => {
    const changed = ids.map((id) => [id, { ...file.prices[id], usd, per: 1 }]);
    return { ...file, prices: { ...file.prices, ...Object.fromEntries(changed) } };
  };

  it('says in the bill when the aim is missed, and by which lines, the dearest first', () => {
    const dear = at(0.0001, 'sqs-deliveries');
    const text = costTable(cost(MILLION, 50, dear), dear);
    expect(text).toContain('! The aim is missed. Most of it: feedback: put on the queue ($102.00).');
    expect(text).not.toContain('The aim is met: at most');
  });

  it('says when it is met', () => {
    const text = costTable(cost(MILLION, 50), file);
    expect(text).toContain('The aim is met: at most 1.00 % after the always-free tier.');
    expect(text).not.toContain('! The aim');
  });

  it('never grows cheaper with more people', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        (people, rate) => {
          const [few, many] = [cost(people, rate), cost(2 * people, rate)];
          expect(many.everythingElse.total.list).toBeGreaterThan(few.everythingElse.total.list);
          expect(many.plans[0].total.list).toBeGreaterThan(few.plans[0].total.list);
          expect(many.atRest.total.list).toBeGreaterThanOrEqual(few.atRest.total.list);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never grows dearer with a quicker account', () => {
    const totals = [1, 2, 14, 50, 200].map((rate) => cost(MILLION, rate).everythingElse.total.list);
    expect(totals).toEqual(totals.toSorted((one, other) => other - one));
  });
});

describe('sending', () => {
  const [mailing] = mailingsOf(season);
  if (!mailing) throw new Error('2026 has mailings');

  it('holds two copies of send-range for as long as the rate asks', () => {
    const work = workOf(mailing, { people: 14_000, rate: 14 }, file.assumptions);
    const waiting = (2 * timeOf(14_000, 14)) / 1000;
    expect(work.senderSeconds).toBeGreaterThanOrEqual(waiting);
    expect(work.senderSeconds).toBeLessThan(1.02 * waiting);
  });

  it('fills its calls, but for the last of each wording and range', () => {
    const { calls } = workOf(mailing, { people: 100_000, rate: 200 }, file.assumptions);
    expect(calls).toBeGreaterThan(100_000 / MOST_PER_CALL);
    expect(calls).toBeLessThan(1.3 * (100_000 / MOST_PER_CALL));
  });

  it('takes the account’s time once a round, and writes the ledger at least twice', () => {
    for (const rate of [1, 14, 50, 200, 1_000]) {
      const work = workOf(mailing, { people: 100_000, rate }, file.assumptions);
      const rounds = 100_000 / (callsAtOnce(rate) * copiesPerCall(rate));
      expect(work.paceWrites).toBeGreaterThan(rounds);
      expect(work.ledgerWrites).toBeGreaterThan(2 * rounds);
    }
  });

  it('touches each shard as often as the ranges themselves say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (ranges) => {
        const bounds = Array.from({ length: ranges }, (_, range) => rangeBounds(range, ranges));
        expect(shardsTouched(ranges)).toBe(bounds.reduce((sum, { hexDigits }) => sum + hexDigits.length, 0));
      }),
    );
  });

  it('weighs items as DynamoDB does: names, values, and what holds them together', () => {
    expect(itemBytes('año')).toBe(4);
    expect(itemBytes({ pk: 'A' })).toBe(3 + 1 + 2 + 1);
    expect(itemBytes({ list: ['ab', 'c'] })).toBe(3 + 1 + 4 + (3 + 1 + 2 + 1 + 1));
  });
});

describe('hearing from SES', () => {
  const [season2026] = mailingsOf(season);
  if (!season2026) throw new Error('2026 has mailings');
  const { mailing } = season2026;
  const hearing = (people: number, rate: number) => {
    const work = workOf(season2026, { people, rate }, file.assumptions);
    return hearingOf(mailing, { people, rate, work }, file.assumptions);
  };

  it('gathers what comes in its time, and no more at once than the contract says', () => {
    const { batchSize, batchingSeconds } = FUNCTIONS['record-feedback'].trigger;
    const { pollersAtWork } = file.assumptions;
    const size = (rate: number) => hearing(100_000, rate).events / hearing(100_000, rate).batches;
    expect(size(14)).toBeCloseTo((14 * 0.98 * 1.02 * batchingSeconds) / pollersAtWork, 3);
    expect(size(10_000)).toBe(batchSize);
    expect(hearing(1, 1).batches).toBe(1);
  });

  it('writes each copy’s line once, and notes for each batch and each ill fate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        (people, rate) => {
          const { events, batches, writes, queueRequests, keptBytes } = hearing(people, rate);
          const lines = events * proofBytes(mailing.id).line;
          expect(writes).toBeGreaterThan(lines / 1024 + 2 * batches);
          expect(keptBytes).toBeGreaterThan(lines);
          expect(queueRequests).toBeGreaterThanOrEqual(2 * batches);
        },
      ),
    );
  });
});

describe('looking at the brake', () => {
  const reads = (bounces: number, people: number) => {
    const [one] = mailingsOf(season);
    if (!one) throw new Error('2026 has mailings');
    const pace = { people, rate: 14 };
    const assumed = { ...file.assumptions, feedbackPerMessage: 1 + bounces };
    return hearingOf(one.mailing, { ...pace, work: workOf(one, pace, assumed) }, assumed);
  };

  it('reads the counts of all batches before, and nothing where all is well', () => {
    const small = reads(0.01, 1_000);
    const large = reads(0.01, 1_000_000);
    const perBatch = ({ reads: units, batches }: { reads: number; batches: number }) => units / batches;
    expect(perBatch(large)).toBeGreaterThan(5 * perBatch(small));
    expect(perBatch(reads(0, 1_000_000))).toBeLessThan(perBatch(small));
  });
});

describe('a month at rest', () => {
  it.each([1_000, 100_000, 1_000_000])('after a season of %i people', (people) => {
    const { atRest } = cost(people);
    expect(atRest.total.afterFree).toBeLessThan(AIM_AT_REST);
    expect(atRest.total.afterFree).toBeLessThan(atRest.total.list);
  });

  it('has four queues asked and the sweep called every two minutes, and is watched over for twenty cents', () => {
    const { lines } = cost(1_000).atRest;
    const line = (what: string) => lines.find((one) => one.what === what);
    expect(line('Lambda asks 4 queues whether there is anything')).toBeDefined();
    expect(line('sweep: calls')?.quantity).toBe((365 * 24 * 30) / 12);
    expect(line('metrics of our own')).toMatchObject({ quantity: 9, afterFree: 0 });
    expect(line('dashboard')).toMatchObject({ quantity: 1, list: 3, afterFree: 0 });
    const alarms = line('metrics that alarms watch');
    expect(alarms?.quantity).toBe(12);
    expect(alarms?.afterFree).toBeCloseTo(0.2);
  });

  it('takes its part of the free tier first, and leaves the rest to the season', () => {
    const half = { what: 'half', price: 'sqs-requests', quantity: 600_000 } as const;
    const [first, second] = billFor([half, half], file.prices);
    expect(first?.afterFree).toBe(0);
    expect(second?.afterFree).toBeCloseTo(0.08);
    expect(billFor([half], file.prices, [half])[0]?.afterFree).toBeCloseTo(0.08);
    expect(first?.list).toBeCloseTo(0.24);
  });
});

describe('the bill as printed', () => {
  const text = costTable(cost(1_000_000), file);

  it('fits a terminal, and its columns stand under each other', () => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
    const lines = text.split('\n');
    const ends = lines.filter((line) => line.includes('Price list  After')).map((line) => line.length);
    expect(ends.length).toBe(4);
    const rules = lines.filter((line) => line.includes('─')).map((line) => line.length);
    expect(rules).toEqual(ends);
  });

  it('explains every mark of doubt', () => {
    expect(text).toMatch(/^ {2}feedback: put on the queue \? /m);
    expect(text).toContain('  ? SNS charges nothing for what it delivers to SQS');
    expect(text).toContain('operator/cost/prices.yaml');
  });

  it('is the same for programs', () => {
    const small = cost(1_000, 50);
    const report = JSON.parse(costJson(small));
    expect(report).toMatchObject({
      years: [2026],
      subscribers: 1_000,
      rate: 50,
      mailings: 13,
      emails: 13_000,
    });
    expect(report.onTop).toEqual(small.onTop);
    const sum = report.everythingElse.lines.reduce(
      (all: number, line: { list: number }) => all + line.list,
      0,
    );
    expect(sum).toBeCloseTo(report.everythingElse.total.list);
  });

  it('bills newsletter issues, alone too, and what is read for digests', async () => {
    const issue = 'events-data/newsletters/2023-01-ctrt.md';
    const issues = await chooseCalendars({ calendar: [], newsletter: [issue] });
    expect(costOf(issues, { people: 1_000, rate: 14 }, file)).toMatchObject({ mailings: 1, messages: 1_000 });
    const { lines } = cost(1_000).everythingElse;
    expect(lines.find(({ what }) => what === 'send-range: lists read for digests')?.quantity).toBeGreaterThan(
      0,
    );
  });

  it('refuses a season that mails nobody', () => {
    const silent = { ...season, agency: { ...season.agency, lists: [] } };
    expect(() => costOf(silent, { people: 1, rate: 14 }, file)).toThrow('no list hears of any event');
  });
});

describe('the command', () => {
  /** What it says to whoever called it wrongly. */
  async function refusal(...args: string[]): Promise<string> {
    const said: string[] = [];
    const command = costCommand()
      .exitOverride()
      .configureOutput({ writeErr: (text) => said.push(text) });
    const thrown = await command.parseAsync(args, { from: 'user' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    return thrown instanceof OperatorError ? thrown.message : said.join('').trim();
  }

  it.each([
    ['--subscribers', [], 'npm run cost -- --subscribers 80000'],
    ['people', ['--subscribers', 'many'], 'Write a whole number above 0'],
    ['no commas', ['--subscribers', '80,000'], 'Write a whole number above 0, without commas.'],
    ['nobody', ['--subscribers', '0'], 'Write a whole number above 0'],
    ['too many to count', ['--subscribers', '9'.repeat(400)], 'Write a whole number above 0'],
    ['a rate', ['--subscribers', '5', '--rate', '0.5'], 'Write a whole number above 0'],
    ['a year', ['--subscribers', '5', '--year', '1999'], "events-data/1999.ics can't be opened"],
    ['no such option', ['--subscribers', '5', '--bargain'], "error: unknown option '--bargain'"],
  ])('asks in one line for %s', async (_, args, sentence) => {
    const said = await refusal(...args);
    expect(said).toContain(sentence);
    expect(said).not.toContain('\n');
  });
});

describe('the price file', () => {
  const yaml = readFileSync('operator/cost/prices.yaml', 'utf8');

  it('has a day and a source for each price, all of https', () => {
    for (const [id, price] of Object.entries(file.prices)) {
      expect(price.seenOn, id).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(new URL(price.source).protocol, id).toBe('https:');
      expect(new URL(price.check).hostname, id).toBe('aws.amazon.com');
      if (price.certainty === 'unsure') expect(price.note, id).toBeTruthy();
    }
  });

  it.each([
    ['a price is no number', ['usd: 0.12', 'usd: cheap'], 'prices.ses-attachments.usd'],
    ['a price has no day', ['    seenOn: 2026-09-20\n', ''], 'seenOn'],
    ['an assumption is missing', ['  pollSeconds:', '  otherSeconds:'], 'assumptions'],
    [
      'a source is no https address',
      ['source: https://cloudburn', 'source: ftp://cloudburn'],
      'sqs-deliveries.source',
    ],
  ])('is refused by field when %s', (_, [from, to], field) => {
    expect(() => readPrices(yaml.replace(from ?? '', to ?? ''))).toThrow(field);
  });
});
