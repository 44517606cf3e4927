/** Where our pages are. Each link keeps the language the reader has, wherever there is more than one to choose. */
import type { Agency } from '../agency/agency.ts';
import { offeredLanguages } from '../languages/languages.ts';

/** Served beside the pages. */
export const STYLESHEET_PATH = '/style.css';

/** A path of ours in a language; the query is what the web function reads. */
export function inLanguage(path: string, language: string, agency: Pick<Agency, 'languages'>): string {
  return offeredLanguages(agency).length > 1 ? `${path}?language=${language}` : path;
}
