/** Whether a text is an iCalendar file at all, before anything in it is judged. */
import type { ProblemLog } from './problem-log.ts';

const BEGIN = /^\uFEFF*BEGIN:VCALENDAR/im;

const NO_CALENDAR =
  'this is no iCalendar file, having no line BEGIN:VCALENDAR: export the calendar as iCalendar (.ics)';
const UTF_16 = 'this file is in UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)';

/** Says what the text seems to be where it is no calendar, and where characters were lost on the way. */
export function isCalendar(text: string, log: ProblemLog): boolean {
  if (!BEGIN.test(text)) {
    log.error(1, isUtf16(text) ? UTF_16 : NO_CALENDAR);
    return false;
  }
  reportStrayNul(text, log);
  warnOfLostCharacters(text, log);
  return true;
}

/** Read as UTF-8, every second character of English text in UTF-16 is NUL. */
const isUtf16 = (text: string): boolean =>
  text.includes('\0') && text.replaceAll('\0', '').includes('BEGIN:VCALENDAR');

function reportStrayNul(text: string, log: ProblemLog): void {
  const nul = text.indexOf('\0');
  if (nul === -1) return;
  log.error(
    lineOf(text, nul),
    'a character here is NUL, which no text has, so the file is damaged: export the calendar again',
  );
}

/** Decoders put U+FFFD in place of what is not UTF-8; half of a surrogate pair is what is left of a character. */
function warnOfLostCharacters(text: string, log: ProblemLog): void {
  const lost = text.toWellFormed().indexOf('\uFFFD');
  if (lost === -1) return;
  log.warning(
    lineOf(text, lost),
    'a character here (and perhaps further down) is lost: save the file as UTF-8 and write it again',
  );
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\n|\r/).length;
