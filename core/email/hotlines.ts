/** Help lines, as lines of text. But for the emergency number, none is shown that nobody has called and found right. */
import type { Agency } from '../agency/agency.ts';
import { isEmergencyLine } from '../agency/emergency-line.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';

/** One help line: its name, and how to reach it. */
export interface HelpLine {
  readonly name: string;
  readonly ways: readonly string[];
}

/** The agency's verified help lines and the emergency number, named in the language of the words. */
export function helpLines(
  { hotlines, languages }: Pick<Agency, 'hotlines' | 'languages'>,
  { help, tag }: Catalogue,
): HelpLine[] {
  return hotlines
    .filter((line) => line.verifiedOn !== null || isEmergencyLine(line))
    .map(({ name, phone, text, tty, chat }) => ({
      name: typeof name === 'string' ? name : localized(name, tag, { languages }),
      ways: [
        phone !== undefined && fill(help.phone, { number: phone }),
        text !== undefined && fill(help.text, { number: text }),
        tty !== undefined && fill(help.tty, { number: tty }),
        chat !== undefined && fill(help.chat, { address: chat }),
      ].filter((way) => way !== false),
    }));
}
