/**
 * Numbers change hands. A help line that nobody has called for a while is named, so that somebody calls it; never the
 * emergency number.
 */
import type { Problem } from '../calendar/problem.ts';
import { ProblemLog } from '../calendar/problem-log.ts';
import { readYaml } from '../yaml/yaml-lines.ts';
import type { Agency } from './agency.ts';
import { isEmergencyLine } from './emergency-line.ts';
import { readAgency } from './read-agency.ts';

/** Days for which a call is proof enough. */
const VERIFIED_DAYS = 90;
const DAY_MS = 86_400_000;

type Hotline = Agency['hotlines'][number];

/**
 * A warning for each help line that nobody has called within the last 90 days, in the line of the file that says so. Nothing
 * for a file that is no agency file: `readAgency` says what is wrong with it.
 *
 * @param input `file` as it is to be shown in problems, and its `text`
 */
export function checkHotlines(
  { file, text }: { readonly file: string; readonly text: string },
  now: Date,
): Problem[] {
  const log = new ProblemLog(file);
  const { agency } = readAgency({ file, text });
  const yaml = agency && readYaml(text, log);
  agency?.hotlines.forEach((line, index) => {
    const why = whyUnsure(line, now);
    if (why !== null) log.warning(yaml?.lineOf(['hotlines', index, 'verifiedOn']) ?? 1, messageOf(line, why));
  });
  return log.inLineOrder();
}

function whyUnsure(line: Hotline, now: Date): string | null {
  if (isEmergencyLine(line)) return null;
  const { verifiedOn } = line;
  if (verifiedOn === null) return 'nobody has called it yet, so it is not shown';
  const days = (now.getTime() - Date.parse(verifiedOn)) / DAY_MS;
  // The day may have begun already where the agency is.
  if (days < -1) return `verifiedOn, ${verifiedOn}, is still to come`;
  return days > VERIFIED_DAYS ? `nobody has called it since ${verifiedOn}` : null;
}

const messageOf = ({ name }: Hotline, why: string): string =>
  `the help line "${typeof name === 'string' ? name : Object.values(name)[0]}": ${why}: call it, and write the day into verifiedOn, such as 2026-11-21 (once in ${VERIFIED_DAYS} days)`;
