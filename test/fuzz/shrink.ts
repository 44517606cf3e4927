/** Makes a case smaller that still goes wrong in the same way, so that somebody sees why. */
import { type FuzzCase, withCalendar } from './fuzz-case.ts';

/** Tries, and milliseconds for all of them. */
const MOST_TRIES = 400;
const LONGEST = 20_000;

/** Drops lines, many at first and then fewer, while `goesWrong` still says so. */
export async function shrink(
  fuzzCase: FuzzCase,
  goesWrong: (smaller: FuzzCase) => Promise<boolean>,
): Promise<FuzzCase> {
  // One character per byte, so that what is no UTF-8 stays as it is.
  let lines = (fuzzCase.bytes.get(fuzzCase.file)?.toString('latin1') ?? '').split(/(?<=\n)/);
  const made = (from: readonly string[]) => withCalendar(fuzzCase, Buffer.from(from.join(''), 'latin1'));
  const until = performance.now() + LONGEST;
  let tries = 0;
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < lines.length; ) {
      if (++tries > MOST_TRIES || performance.now() > until) return made(lines);
      const fewer = lines.toSpliced(from, size);
      if (await goesWrong(made(fewer))) lines = fewer;
      else from += size;
    }
  }
  return made(lines);
}
