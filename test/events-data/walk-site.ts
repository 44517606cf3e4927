/** Walks the pages of one year as a reader does who follows every link of ours, and tells what stands on each. */
import { readEventsDataFolder } from '../../local/events-data.ts';
import { asWords, linksIn, readable } from '../email/reading.ts';
import { type Month, openMonth } from '../stories/month.ts';

/** Where a reader begins. */
export interface Walk {
  /** The folder of calendars and publications. */
  readonly folder: string;
  readonly year: number;
  readonly language: string;
  /** The instant at which the reader comes. */
  readonly at: string;
}

/** A page that was found: its path, its HTML, and its words as `seen` has them. */
export interface WalkedPage {
  readonly path: string;
  readonly html: string;
  readonly words: string;
}

/** Words to be compared: quotes and spaces of any kind are alike. */
export const seen = (text: string): string =>
  asWords(
    text
      .replaceAll(/[\u2018\u2019]/g, "'")
      .replaceAll(/[\u201c\u201d]/g, '"')
      .replaceAll('\u00a0', ' '),
  );

/** Deploys a folder, with help lines that somebody has called. */
export async function deployFolder(month: Month, { folder, at }: Pick<Walk, 'folder' | 'at'>): Promise<void> {
  const files = await readEventsDataFolder(folder);
  const called = `verifiedOn: ${at.slice(0, 10)}`;
  await month.cloud.deploy(
    files.map(({ name, text }) => ({ name, text: text.replaceAll('verifiedOn: null', called) })),
  );
  await month.pagesFollow();
}

/** Deploys the folder to a service in memory, and hands it to `look`. */
export async function withSite<T>(
  { folder, at }: Pick<Walk, 'folder' | 'at'>,
  look: (month: Month) => Promise<T>,
): Promise<T> {
  const month = await openMonth(at);
  try {
    await deployFolder(month, { folder, at });
    return await look(month);
  } finally {
    await month.close();
  }
}

/** All pages to which links lead from the year's page, without its other years, other languages, files and ways out. */
export async function walk(
  month: Month,
  { year, language }: Pick<Walk, 'year' | 'language'>,
): Promise<WalkedPage[]> {
  const found = new Map<string, WalkedPage>();
  const ahead = [`/${year}?language=${language}`];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (found.has(path)) continue;
    const answer = await month.ask(path);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}`);
    const html = await answer.text();
    found.set(path, { path, html, words: seen(readable(asShown(html))) });
    ahead.push(
      ...linksIn(html)
        .map(withoutPlace)
        .filter((link) => isOurs(link, { year, language })),
    );
  }
  return [...found.values()];
}

/** Each `span` is a line of its own in what is walked, and `wbr` is nothing. */
const asShown = (html: string): string =>
  html.replaceAll('<wbr>', '').replaceAll('<span', ' <span').replaceAll('</span>', '</span> ');

const withoutPlace = (link: string): string => link.replace(/#.*$/, '');

/** A filtered list, or a page that is asked for with a choice, says nothing that the whole does not. */
function isOurs(link: string, { year, language }: Pick<Walk, 'year' | 'language'>): boolean {
  if (!link.startsWith('/') || link.startsWith('/exit')) return false;
  const { pathname, searchParams } = new URL(link, 'https://month.example');
  const asksForMore = [...searchParams.keys()].some((name) => name !== 'language');
  const otherYear = /^\/(\d{4})/.exec(pathname)?.[1];
  return (
    !asksForMore &&
    (searchParams.get('language') ?? language) === language &&
    (otherYear === undefined || otherYear === String(year)) &&
    !/\.[a-z]+$/.test(pathname)
  );
}
