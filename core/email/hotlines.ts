/** Help lines, as lines of text. A number that nobody has called and found right is never shown. */
import type { Agency } from '../agency/agency.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';

/** One help line: its name, and how to reach it. */
export interface HelpLine {
  readonly name: string;
  readonly ways: readonly string[];
}

/** The agency's verified help lines. */
export function helpLines({ hotlines }: Pick<Agency, 'hotlines'>, { help }: Catalogue): HelpLine[] {
  return hotlines
    .filter(({ verifiedOn }) => verifiedOn !== null)
    .map(({ name, phone, text, tty, chat }) => ({
      name,
      ways: [
        phone !== undefined && fill(help.phone, { number: phone }),
        text !== undefined && fill(help.text, { number: text }),
        tty !== undefined && fill(help.tty, { number: tty }),
        chat !== undefined && fill(help.chat, { address: chat }),
      ].filter((way) => way !== false),
    }));
}
