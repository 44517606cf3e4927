/** Addresses in text from strangers, written so that no mail program makes a link of them: `https[:]//example[.]org/page`. */

/** Mail programs make a link of any name with dots whose last part begins as a domain may, whatever stands before it. */
const DOT = /[.\u3002\uff0e\uff61](?=[\p{L}\p{N}-]{2})(?=[\p{N}-]*\p{L})/gu;

/** The same text; colons before two slashes, dots within names and signs before a domain stand in brackets. Numbers stay as they are. */
export const unclickable = (text: string): string =>
  text
    .replace(/:(?=\/\/)/g, '[:]')
    .replace(DOT, '[.]')
    .replace(/[@\uff20]/g, '[at]');
