/** Whether a change is told to those alone who have a place. */
import { type Compared, type MaterialFacts, materialChanges } from './material-facts.ts';

/** What says for whom the link to join is, beside what is compared. */
type WithPlaces = Compared & Pick<MaterialFacts, 'capacity'>;

/** Another link to join, of an event with limited places, is nobody's business but theirs who have one. */
export const isForSeatedAlone = (from: WithPlaces, to: WithPlaces): boolean =>
  from.capacity !== null &&
  to.capacity !== null &&
  materialChanges(from, to).every((change) => change === 'join');
