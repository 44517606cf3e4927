/** Reads the agency file: YAML that fits AgencySchema, or everything that is wrong with it. */
import type { Problem } from '../calendar/problem.ts';
import { type FileKind, readStrictly } from '../yaml/read-strictly.ts';
import { type Agency, AgencySchema } from './agency.ts';
import { meaningOf } from './agency-fields.ts';
import { LARGEST_FILE } from './agency-limits.ts';

const AGENCY_KIND: FileKind<Agency> = {
  ...{ name: 'agency file', article: 'an', like: 'events-data/agency.yaml' },
  ...{ schema: AgencySchema, largest: LARGEST_FILE, meaningOf },
};

/**
 * The agency that a file describes, or null with at least one error; each problem stands in its line.
 *
 * @param input `file` as it is to be shown in problems, and its `text`
 */
export function readAgency(input: { readonly file: string; readonly text: string }): {
  agency: Agency | null;
  problems: Problem[];
} {
  const { value, problems } = readStrictly(input, AGENCY_KIND, (agency) => agency);
  return { agency: value, problems };
}
