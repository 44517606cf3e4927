/** What the picture for people's e-mail signatures says in a year and a language, and in which colours. */
import type { Agency } from '../agency/agency.ts';
import { coloursOf } from '../agency/colours.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import type { Month } from '../month/month.ts';
import { drawable } from './text-width.ts';

/** Which picture: a calendar's year, and a language (BCP 47). */
export interface BlockKey {
  readonly year: number;
  readonly language: string;
}

/** What is drawn. */
export interface SignatureBlock {
  readonly words: string;
  readonly agency: string;
  /** The tag of Awareness Day, and which day it is. */
  readonly day: string;
  readonly accent: string;
  readonly onAccent: string;
}

/** What a signature block is made from. */
export interface BlockSource {
  readonly agency: Pick<Agency, 'shortName' | 'languages' | 'colours'>;
  readonly words: Pick<Catalogue, 'tag' | 'signatureBlock'>;
  /** The year's month file; null where there is none. */
  readonly month: Pick<Month, 'signatureBlock'> | null;
}

export function signatureBlockOf({ agency, words, month }: BlockSource): SignatureBlock {
  const own = month?.signatureBlock?.words;
  return {
    words: drawable(own ? localized(own, words.tag, agency) : words.signatureBlock.words),
    agency: drawable(agency.shortName),
    day: words.signatureBlock.day,
    ...coloursOf(agency),
  };
}

/** The same for those who do not see the picture. */
export const alternativeText = ({ words, agency, day }: SignatureBlock, { signatureBlock }: Catalogue) =>
  fill(signatureBlock.alternative, { words: words.replace(/\.$/u, ''), agency, day });
