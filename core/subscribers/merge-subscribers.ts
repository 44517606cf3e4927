/** Two addresses of one person become one: what the person then chose, and which audiences they are in. */
import { type Audience, isList } from './audience.ts';
import type { Profile } from './subscriber.store.ts';
import type { Standing } from './subscription.store.ts';

/** The address that stays, and whose it is. */
export interface Destination {
  readonly id: string;
  readonly address: string;
}

/**
 * The profile at the address that stays. Where somebody is known there already, all that they chose stands, what they
 * muted included: whoever names their address as a new one may be a stranger, and must not silence or loosen anything there.
 * But whoever was discreet at either address stays so: what comes along must not show more than before.
 */
export function mergedProfile(
  {
    from,
    known,
    to,
  }: { readonly from: Profile; readonly known: Profile | undefined; readonly to: Destination },
  now: Date,
): Profile {
  const style = from.style === 'discreet' ? from.style : (known ?? from).style;
  return { ...(known ?? from), style, id: to.id, address: to.address, answeredAt: now.toISOString() };
}

/** The audiences in which a person is active. */
export const activeAmong = (standings: ReadonlyMap<Audience, Standing>): Audience[] =>
  [...standings].filter(([, standing]) => standing === 'active').map(([audience]) => audience);

/** What moves, and what only gets the merged choices. */
export interface Move {
  readonly move: readonly Audience[];
  readonly change: readonly Audience[];
}

/**
 * Whatever is active at either address is active at the one that stays. What was left stays left at the address that left it:
 * an opt-out never travels, neither as one nor as a subscription. An event that was asked for at the one that stays keeps the choices
 * made for it.
 */
export function decideMove(from: ReadonlyMap<Audience, Standing>, to: ReadonlyMap<Audience, Standing>): Move {
  const move = activeAmong(from);
  return { move, change: activeAmong(to).filter((audience) => isList(audience) && !move.includes(audience)) };
}
