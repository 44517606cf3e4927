/** Judges a flyer by its content. Only in a thread that may be ended: `flyer-check.ts`. */
import { checkPdf, PDF_HEADER } from './check-pdf.ts';
import { checkText } from './check-text.ts';
import type { FlyerJudgement } from './flyer.ts';

export const checkFlyer = async (file: Buffer): Promise<FlyerJudgement> =>
  file.subarray(0, PDF_HEADER.length).equals(PDF_HEADER) ? checkPdf(file) : checkText(file);
