/** Who decides on what is submitted: the moderators of the agency file, each known by the id of their address. */
import type { Agency, Moderator } from '../agency/agency.ts';
import { parseAddress } from '../subscribers/address.ts';
import { subscriberId } from '../subscribers/subscriber.ts';

export const moderatorId = ({ email }: Pick<Moderator, 'email'>, idKey: string): string =>
  subscriberId(parseAddress(email), idKey);

/** The moderator of an id; undefined for who is none, or none any more. */
export const moderatorOf = (
  id: string,
  { moderators = [] }: Pick<Agency, 'moderators'>,
  idKey: string,
): Moderator | undefined => moderators.find((moderator) => moderatorId(moderator, idKey) === id);
