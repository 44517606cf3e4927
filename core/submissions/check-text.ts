/** Judges a file that is no PDF: only plain text is taken, in UTF-8, and nothing that a browser could take for a page. */
import { UNSEEN } from '../languages/unseen-signs.ts';
import { type FlyerJudgement, LARGEST_TEXT_FLYER, refused } from './flyer.ts';

/** All but line ends and tabs. */
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u2028\u2029]/u;

/** A tag, a comment, a declaration. */
const MARKUP = /<[a-z!/?]/i;

export function checkText(file: Buffer): FlyerJudgement {
  const text = decoded(file);
  if (text === null) return refused('unknownType');
  if (file.length > LARGEST_TEXT_FLYER) return refused('textTooLong');
  if (CONTROLS.test(text) || UNSEEN.test(text)) return refused('controls');
  if (MARKUP.test(text)) return refused('markup');
  return text.trim() === '' ? refused('empty') : { ok: true, flyer: { type: 'text' } };
}

/** Null for bytes that are no UTF-8, and for those of programs and pictures, which hold zeros. */
function decoded(file: Buffer): string | null {
  if (file.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return null;
  }
}
