/** Text from a calendar as it is stored: without the control characters that could break a header, a line or a terminal. */

const CONTROLS_AND_LINE_BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** They turn the order of what stands around them: a title could read as another, or hide where an address leads (UAX #9). */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** The same for texts of many lines, but for the marks that texts in Arabic and Hebrew need: overrides and isolates turn whole sentences. */
const TURNING_LINES = /[\u202A-\u202E\u2066-\u2069]/g;
/** Nobody sees them, and two texts that look alike differ by them. Joiners stay: Persian, Hindi and emoji are written with them. */
const UNSEEN = /[\u200B\u2060\uFEFF]/g;
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
const CONTROLS_BUT_LINE_FEED_AND_TAB = /[^\P{Cc}\n\t]/gu;

/** For titles, names and places: every run of line breaks and control characters becomes one space; none turns the text, is unseen, or is half a pair. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replace(TURNING, '').replace(UNSEEN, '').replace(CONTROLS_AND_LINE_BREAKS, ' ').trim();

const LONGEST_QUOTE = 60;

/** Enough of a text to recognize it by, for messages. */
export const shorten = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${[...text.slice(0, LONGEST_QUOTE)].slice(0, -1).join('')}…`;

/** As `manyLines`, but with the empty lines and spaces around it: where lines are counted, none may be lost. */
export const everyLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(TURNING_LINES, '')
    .replace(UNSEEN, '')
    .replace(LINE_BREAK, '\n')
    .replace(CONTROLS_BUT_LINE_FEED_AND_TAB, '');

/** For descriptions: line breaks become LF and stay; other control characters but the tab go, and so does what turns the text or is unseen. */
export const manyLines = (text: string): string => everyLine(text).trim();
