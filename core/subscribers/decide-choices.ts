/** What a person's new choices mean for their profile and for each audience they are in. */
import type { Style } from '../agency/style.ts';
import type { Audience } from './audience.ts';
import { chosen, type Rhythm } from './rhythm.ts';
import type { Profile } from './subscriber.store.ts';
import type { Standing } from './subscription.store.ts';

/** What the person has chosen on a page. */
export interface Wish {
  /** All lists of the agency that they want to be on. */
  readonly lists: readonly Audience[];
  readonly language: string;
  readonly style: Style;
  readonly rhythm: Rhythm;
  /** Of `shown` events, those of which they want no reminder. */
  readonly muted: readonly string[];
}

/** How things stand before the choice. */
export interface Before {
  readonly profile: Profile;
  readonly standings: ReadonlyMap<Audience, Standing>;
  /** The lists that could be chosen from. */
  readonly lists: readonly Audience[];
  /** Ids of the events that are still to come, and of those among them that stood on the page. */
  readonly ahead: readonly string[];
  readonly shown: readonly string[];
}

/** What is to be written: the profile, and who is joined and left. Every subscription that goes on gets the new choices. */
export interface Choices {
  readonly profile: Profile;
  readonly join: readonly Audience[];
  readonly leave: readonly Audience[];
}

/** Deciding again on what was written gives the same profile, and nobody to join or to leave. */
export function decideChoices(
  { profile, standings, lists, ahead, shown }: Before,
  wish: Wish,
  now: Date,
): Choices {
  const isActive = (audience: Audience) => standings.get(audience) === 'active';
  const leave = lists.filter((list) => isActive(list) && !wish.lists.includes(list));
  const { muted: before = [], rhythm: _, rhythmSince: __, ...rest } = profile;
  const muted = [
    ...before.filter((id) => ahead.includes(id) && !shown.includes(id)),
    ...shown.filter((id) => wish.muted.includes(id)),
  ];
  return {
    profile: {
      ...rest,
      language: wish.language,
      style: wish.style,
      ...chosen(wish.rhythm, profile, now),
      ...(muted.length > 0 && { muted }),
      answeredAt: now.toISOString(),
    },
    join: lists.filter((list) => wish.lists.includes(list) && !isActive(list)),
    leave,
  };
}
