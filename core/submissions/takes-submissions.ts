/** Whether anybody may submit anything: where nobody decides, nobody does. */
import type { Agency } from '../agency/agency.ts';

export const takesSubmissions = ({ moderators = [] }: Pick<Agency, 'moderators'>): boolean =>
  moderators.length > 0;
