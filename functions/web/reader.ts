/** Who reads a page, as far as we want to know: the agency, and the language to answer in. */
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { catalogueFor, offeredFor } from '../../core/languages/languages.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** `?language=`, else what the browser prefers, else the agency's first language. */
export async function readerOf(c: Context, { agencies }: Pick<WebDependencies, 'agencies'>): Promise<Reader> {
  const agency = await agencies.read();
  const preferred = accepts(c, {
    header: 'Accept-Language',
    supports: [],
    default: '',
    match: (wanted) =>
      wanted.toSorted((one, other) => other.q - one.q).find(({ type }) => offeredFor(type, agency))?.type ??
      '',
  });
  const language = offeredFor(c.req.query('language') ?? '', agency) ?? offeredFor(preferred, agency);
  return { agency, language: language ?? catalogueFor('', agency).tag };
}
