/** Text from a calendar as it is stored: without the control characters that could break a header, a line or a terminal. */

const CONTROLS_AND_LINE_BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** They turn the order of what stands around them: a title could read as another, or hide where an address leads (UAX #9). */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
const CONTROLS_BUT_LINE_FEED_AND_TAB = /[^\P{Cc}\n\t]/gu;

/** For titles, names and places: every run of line breaks and control characters becomes one space; none turns the text. */
export const oneLine = (text: string): string =>
  text.replace(TURNING, '').replace(CONTROLS_AND_LINE_BREAKS, ' ').trim();

const LONGEST_QUOTE = 60;

/** Enough of a text to recognize it by, for messages. */
export const shorten = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${[...text.slice(0, LONGEST_QUOTE)].slice(0, -1).join('')}…`;

/** For descriptions: line breaks become LF and stay, other control characters but the tab go. */
export const manyLines = (text: string): string =>
  text.replace(LINE_BREAK, '\n').replace(CONTROLS_BUT_LINE_FEED_AND_TAB, '').trim();
