/** Pages behind a link that is one person's own and asks one thing. Nothing changes on GET: mail scanners open every link. */
import type { Context, Hono } from 'hono';
import type { Reader } from '../../core/pages/page-frame.ts';
import { brokenLinkPage } from '../../core/pages/unsubscribe-page.ts';
import { type PersonalPath, readPersonalToken } from '../../core/subscribers/personal-link.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export interface PersonalQuestion {
  readonly path: PersonalPath;
  /** The page with the button; `action` is the path of the link itself, to which the button posts. */
  readonly ask: (input: Reader & { readonly action: string }) => string;
  /** What the button does, for the person of the link; twice is once. */
  readonly act: (id: string) => Promise<void>;
  /** The page after it: the same each time, and whether anything is kept of the person or not. */
  readonly done: (reader: Reader) => string;
}

/** The link alone is the proof, as for leaving; a damaged one says so, and that nothing was changed. */
export function personalLinkRoutes(
  app: Hono,
  dependencies: Pick<WebDependencies, 'agencies' | 'linkKeys'>,
  { path, ask, act, done }: PersonalQuestion,
): void {
  const answer = (page: (reader: Reader, id: string, token: string) => string | Promise<string>) => {
    return async (c: Context) => {
      const [reader, keys] = await Promise.all([readerOf(c, dependencies), dependencies.linkKeys()]);
      forgetThisPage(c);
      const token = tokenOf(c);
      const id = readPersonalToken(path, token, keys);
      return id ? c.html(await page(reader, id, token)) : c.html(brokenLinkPage(reader), 404);
    };
  };
  const ofLink = `${path}/:token{.*}`;
  app.get(
    ofLink,
    answer((reader, _, token) => ask({ ...reader, action: `${path}/${token}` })),
  );
  app.post(
    ofLink,
    answer(async (reader, id) => {
      await act(id);
      return done(reader);
    }),
  );
}
