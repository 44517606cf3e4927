/** Reads `resources.yaml`: what fits its schema, with ids that stand once and topics that are there. */
import type { Agency } from '../agency/agency.ts';
import type { Problem } from '../calendar/problem.ts';
import type { ProblemLog } from '../calendar/problem-log.ts';
import { readStrictly } from '../yaml/read-strictly.ts';
import type { YamlFile } from '../yaml/yaml-lines.ts';
import { meaningOf } from './resource-fields.ts';
import { LARGEST_RESOURCES } from './resource-limits.ts';
import { resourcesSchema } from './resource-schema.ts';
import type { Resources } from './resources.ts';

/** A file's name as it is to be shown in problems, its text, and the agency that it is read for. */
export interface ReadResourcesInput {
  readonly file: string;
  readonly text: string;
  readonly agency: Agency;
}

/** The resources, or null with at least one error; each problem stands in its line. */
export function readResources({ file, text, agency }: ReadResourcesInput): {
  readonly resources: Resources | null;
  readonly problems: Problem[];
} {
  const kind = {
    ...{ name: 'file of resources', article: 'a', like: 'events-data/resources.yaml' },
    ...{ schema: resourcesSchema(agency), largest: LARGEST_RESOURCES, meaningOf },
  };
  const { value, problems } = readStrictly({ file, text }, kind, (resources, yaml, log) => {
    checkIds(resources, yaml, log);
    return resources;
  });
  return { resources: value, problems };
}

function checkIds({ topics, resources }: Resources, { lineOf }: YamlFile, log: ProblemLog): void {
  for (const [list, entries] of Object.entries({ topics, resources }))
    for (const index of repeated(entries.map(({ id }) => id)))
      log.error(lineOf([list, index, 'id']), `${list}.${index}.id stands twice: give each of them its own`);
  const known = new Set(topics.map(({ id }) => id));
  resources.forEach((each, index) => {
    each.topics.forEach((topic, at) => {
      if (known.has(topic)) return;
      const field = `resources.${index}.topics.${at}`;
      log.error(
        lineOf(['resources', index, 'topics', at]),
        `${field} is none of the topics, not "${topic}": add it to topics, or write one of them`,
      );
    });
  });
}

/** Where an id stands that stood before. */
const repeated = (ids: readonly string[]): number[] =>
  ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
