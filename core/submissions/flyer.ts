/**
 * A flyer that somebody submits with an event: what it may be, and why it is refused. It is judged by its content alone; its name
 * and what a browser says of it count for nothing.
 */

/** What is known of a flyer that was taken. */
export type CheckedFlyer =
  | {
      readonly type: 'pdf';
      readonly pages: number;
      /** Pages on which no text was found: a picture, for whoever can't see it. */
      readonly pagesWithoutText: number;
      /** Whether it says that it has a structure which screen readers can follow. */
      readonly tagged: boolean;
    }
  | { readonly type: 'text' };

/** Why a flyer is refused; each has its sentence in every catalogue. */
export type FlyerRefusal =
  | 'empty'
  | 'tooLarge'
  /** Neither a PDF nor plain text. */
  | 'unknownType'
  /** Another file begins or ends in it, or it can be read as another kind of file. */
  | 'mixed'
  | 'encrypted'
  /** Scripts, programs, other files, films, or forms that send what is typed. */
  | 'active'
  | 'damaged'
  | 'tooManyPages'
  /** Pictures of pages. */
  | 'noText'
  /** It took too much time or memory to look at. */
  | 'tooHeavy'
  | 'textTooLong'
  | 'controls'
  | 'markup';

export type FlyerJudgement =
  | { readonly ok: true; readonly flyer: CheckedFlyer }
  | { readonly ok: false; readonly because: FlyerRefusal };

/** Bytes of a file, whatever it is. */
export const LARGEST_FLYER = 2_500_000;
/** Bytes of a plain text. */
export const LARGEST_TEXT_FLYER = 50_000;
/** Pages of a PDF. */
export const MOST_FLYER_PAGES = 20;

export const refused = (because: FlyerRefusal): FlyerJudgement => ({ ok: false, because });

/** What a flyer is called where it is kept and downloaded, whatever it was called before. */
export const FLYER_FILES = {
  pdf: { name: 'flyer.pdf', contentType: 'application/pdf' },
  text: { name: 'flyer.txt', contentType: 'text/plain; charset=utf-8' },
} as const satisfies Record<CheckedFlyer['type'], { name: string; contentType: string }>;
