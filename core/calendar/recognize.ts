/** Whether a text is an iCalendar file at all, before anything in it is judged. */
import type { ProblemLog } from './problem-log.ts';

const BEGIN = /(?:^|\uFEFF)BEGIN:VCALENDAR/im;

/** Says what the text seems to be where it is no calendar, and where characters were lost on the way. */
export function isCalendar(text: string, log: ProblemLog): boolean {
  if (text.includes('\0')) {
    log.error(1, 'this is no plain text in UTF-8: export the calendar again, or save it as UTF-8');
    return false;
  }
  if (!BEGIN.test(text)) {
    log.error(
      1,
      'this is no iCalendar file, having no line BEGIN:VCALENDAR: export the calendar as iCalendar (.ics)',
    );
    return false;
  }
  warnOfLostCharacters(text, log);
  return true;
}

/** Decoders put U+FFFD in place of what is not UTF-8. */
function warnOfLostCharacters(text: string, log: ProblemLog): void {
  const lost = text.indexOf('\uFFFD');
  if (lost === -1) return;
  const line = text.slice(0, lost).split(/\r\n|\n|\r/).length;
  log.warning(
    line,
    'a character here (and perhaps further down) is lost: save the file as UTF-8 and write it again',
  );
}
