/** Finds what a Markdown file of this repository links to and is not there: files, images, headings. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';

/** A link that leads nowhere: `docs/runbook.md -> operating.md#gone`. */
export type DeadLink = string;

/** @param files paths below `root`; what they lead to is looked for below `root`, too */
export function deadLinks(files: readonly string[], root = '.'): DeadLink[] {
  return files.flatMap((file) =>
    linksIn(readFileSync(join(root, file), 'utf8'))
      .filter((link) => !isElsewhere(link) && !leadsSomewhere(link, file, root))
      .map((link) => `${file} -> ${link}`),
  );
}

/** Another site, or a way to write to somebody: not ours to look at. */
const isElsewhere = (link: string): boolean => /^[a-z][a-z+.-]*:|^\/\//i.test(link);

function leadsSomewhere(link: string, from: string, root: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : normalize(join(dirname(from), decodeURIComponent(path)));
  const isOutside = relative(root, join(root, target)).startsWith('..');
  if (isOutside || path.startsWith('/') || !existsSync(join(root, target))) return false;
  if (anchor === undefined) return true;
  if (statSync(join(root, target)).isDirectory() || !target.endsWith('.md')) return false;
  return anchorsIn(readFileSync(join(root, target), 'utf8')).has(anchor);
}

/** Every address that a text links to or shows: in Markdown, or in HTML that stands in it. */
export function linksIn(markdown: string): string[] {
  return tokensOf(markdown).flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return [(token as Tokens.Link).href];
    if (token.type !== 'html') return [];
    return [...token.raw.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address);
  });
}

/**
 * The anchors of a text's headings, as GitHub makes them: small letters, without punctuation, hyphens for spaces; of a heading that comes again,
 * with a number.
 */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const token of tokensOf(markdown)) {
    if (token.type !== 'heading') continue;
    const anchor = slugOf(wordsOf(token as Tokens.Heading));
    const twins = [anchor, ...Array.from({ length: anchors.size }, (_, index) => `${anchor}-${index + 1}`)];
    anchors.add(twins.find((twin) => !anchors.has(twin)) ?? anchor);
  }
  return anchors;
}

const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** A heading's words without its marks: of a link its text, of code what stands in it. */
const wordsOf = (token: Token): string => {
  const parts = 'tokens' in token ? token.tokens : undefined;
  if (parts) return parts.map(wordsOf).join('');
  return 'text' in token ? String(token.text) : token.raw;
};

function tokensOf(markdown: string): Token[] {
  const all: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    all.push(token);
  });
  return all;
}
