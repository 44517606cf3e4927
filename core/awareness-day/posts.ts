/** Posts for Awareness Day, ready to be copied: those of the month file, else the usual ones. */
import type { Agency } from '../agency/agency.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import type { Month } from '../month/month.ts';
import { NETWORKS } from './post-lengths.ts';

/** One post. */
export interface Post {
  readonly text: string;
  readonly characters: number;
  /** Names of the networks that it fits, and of those for which it is too long. */
  readonly fits: readonly string[];
  readonly tooLongFor: readonly string[];
}

/** What posts are made from. */
export interface PostSource {
  readonly agency: Pick<Agency, 'languages' | 'page'>;
  readonly words: Pick<Catalogue, 'tag' | 'awarenessDay'>;
  /** The year's month file; null where there is none. */
  readonly month: Pick<Month, 'awarenessDay'> | null;
}

/** At least one; the first is the shortest way to say it. */
export function postsOf({ agency, words, month }: PostSource): Post[] {
  const own = month?.awarenessDay?.posts ?? [];
  const usual = Object.values(words.awarenessDay.posts);
  const texts =
    own.length > 0
      ? own.map((post) => localized(post, words.tag, agency))
      : usual.map((post) => fill(post, { page: agency.page }));
  return texts.map(postOf);
}

function postOf(text: string): Post {
  const fitting = NETWORKS.filter(({ most, lengthOf }) => lengthOf(text) <= most);
  const names = (networks: typeof NETWORKS) => networks.map(({ name }) => name);
  return {
    text,
    characters: [...text.normalize('NFC')].length,
    fits: names(fitting),
    tooLongFor: names(NETWORKS.filter((network) => !fitting.includes(network))),
  };
}
