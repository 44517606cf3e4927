/**
 * Public holidays of a region, by their English names. The rules are those of `date-holidays`, which only the operator's tool
 * loads, and only where an agency names its region: they are large.
 */
import type { Agency } from '../core/agency/agency.ts';
import type { HolidayRegion } from '../core/agency/holiday-region.ts';
import { readAgency } from '../core/agency/read-agency.ts';
import type { Problem } from '../core/calendar/problem.ts';
import { ProblemLog } from '../core/calendar/problem-log.ts';
import type { HolidayOn } from '../core/plan/on-a-holiday.ts';
import { readYaml } from '../core/yaml/yaml-lines.ts';

const DAY_MS = 86_400_000;

/**
 * Which holiday a day is in the agency's region; no day is one where the agency names none, or one that nobody knows, of which
 * `checkHolidayRegion` warns.
 */
export async function holidaysOf({ holidays: region }: Pick<Agency, 'holidays'>): Promise<HolidayOn> {
  if (!region || (await faultOf(region))) return () => null;
  const { default: Holidays } = await import('date-holidays');
  const rules = new Holidays(regionCode(region), { types: ['public'], languages: 'en' });
  const years = new Map<string, ReadonlyMap<string, string>>();
  return (day) => {
    const year = day.slice(0, 'YYYY'.length);
    const known = years.get(year) ?? byDay(rules.getHolidays(year, 'en'));
    years.set(year, known);
    return known.get(day) ?? null;
  };
}

/**
 * A warning for a region that nobody knows, in the line of the agency file that names it. Nothing for a file that is no agency
 * file: `readAgency` says what is wrong with it.
 *
 * @param input `file` as it is to be shown in problems, and its `text`
 */
export async function checkHolidayRegion({
  file,
  text,
}: {
  readonly file: string;
  readonly text: string;
}): Promise<Problem[]> {
  const region = readAgency({ file, text }).agency?.holidays;
  const fault = region && (await faultOf(region));
  if (!fault) return [];
  const log = new ProblemLog(file);
  const line = readYaml(text, log)?.lineOf(['holidays', fault.field]) ?? 1;
  log.warning(line, `holidays.${fault.field} ${fault.message}`);
  return log.inLineOrder();
}

interface Fault {
  readonly field: keyof HolidayRegion;
  /** What is wrong with it, and what to write instead. */
  readonly message: string;
}

async function faultOf({ country, state }: HolidayRegion): Promise<Fault | null> {
  const { default: Holidays } = await import('date-holidays');
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries(), country)) {
    const message = `is ${country}, a country whose holidays nobody has told us: write its two letters, such as US, or leave holidays out`;
    return { field: 'country', message };
  }
  const states = Object.keys(known.getStates(country) ?? {});
  if (state === undefined || states.includes(state)) return null;
  const instead =
    states.length === 0
      ? `leave it out, for ${country} keeps the same holidays everywhere`
      : `write one of ${states.join(', ')}, or leave it out for what the whole country keeps`;
  return { field: 'state', message: `is ${state}, which is no state of ${country}: ${instead}` };
}

const regionCode = ({ country, state }: HolidayRegion) => ({
  country,
  ...(state !== undefined && { state }),
});

/** Some last for days; where two are on one day, the first names it. */
function byDay(
  holidays: readonly {
    readonly date: string;
    readonly start: Date;
    readonly end: Date;
    readonly name: string;
  }[],
): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { date, start, end, name } of holidays) {
    const first = Date.parse(`${date.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`);
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let day = 0; day < days; day += 1) {
      const each = new Date(first + day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
      if (!named.has(each)) named.set(each, name);
    }
  }
  return named;
}
