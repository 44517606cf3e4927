/** Every audience that a person may be or have been in; where they stand in each, the subscriptions know. */
import type { Agency } from '../agency/agency.ts';
import { type Audience, eventAudience } from './audience.ts';
import type { PersonRecord } from './subscriber.store.ts';

type Lists = Pick<Agency, 'lists'>;
type Asked = Pick<PersonRecord, 'consents' | 'events'>;

/** The agency's lists, and what the person was in besides. */
export const audiencesEver = (agency: Lists, record: Asked): Audience[] => [
  ...listsOf(agency),
  ...audiencesBesides(agency, record),
];

/** The lists that the agency has now: known without having read anything of the person. */
export const listsOf = ({ lists }: Lists): Audience[] => lists.map(({ id }) => id);

/** The events that the person asked for, and lists that they agreed to, or were imported to, which the agency has given up. */
export function audiencesBesides(agency: Lists, { consents, events }: Asked): Audience[] {
  const lists = listsOf(agency);
  const asked = [
    ...consents.flatMap(({ audiences }) => audiences),
    ...events.map(({ event }) => eventAudience(event)),
  ];
  return [...new Set(asked)].filter((audience) => !lists.includes(audience));
}
