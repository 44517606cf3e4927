/** Parses single properties, so that a bad one costs nothing but itself. */
import ICAL from 'ical.js';
import type { Component, PropertyLine } from './component-tree.ts';
import { DESIGN, type JCalProperty } from './ical-design.ts';
import type { ProblemLog } from './problem-log.ts';

/** One property: `DTSTART;TZID=America/Los_Angeles:20270113T100000`. */
export interface Property {
  /** Upper case. */
  readonly name: string;
  readonly line: number;
  /** By lower-case name. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  /** The type its VALUE parameter names, in lower case, else the property's own. */
  readonly type: string;
  /** Text is decoded (`\n`, `\,`, `\;`, `\\`); every other type stands as written. CATEGORIES has several. */
  readonly values: readonly string[];
}

/** The properties of one component, by name. */
export type Properties = ReadonlyMap<string, readonly Property[]>;

/** Name, parameters (quoted where they hold `:`, `;` or `,`), colon: RFC 5545 section 3.1. */
const WELL_FORMED = /^[A-Za-z0-9._-]+(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*:/;

/**
 * Parses the properties of `component` that are among `names` and leaves the others unread.
 * Those among `once` may stand there once only; a second one is an error.
 */
export function readProperties(
  component: Component,
  { names, once, log }: { names: ReadonlySet<string>; once: ReadonlySet<string>; log: ProblemLog },
): Properties {
  const properties = new Map<string, Property[]>();
  for (const propertyLine of component.lines) {
    if (!names.has(propertyLine.name)) continue;
    const property = parseProperty(propertyLine, log);
    if (!property) continue;
    const standing = properties.get(property.name);
    if (standing?.[0] && once.has(property.name)) reportSecond(standing[0], property, log);
    if (standing) standing.push(property);
    else properties.set(property.name, [property]);
  }
  return properties;
}

/** The first property of that name. */
export const first = (properties: Properties, name: string): Property | undefined =>
  properties.get(name)?.[0];

/** Every property of that name, in the order of the file. */
export const every = (properties: Properties, name: string): readonly Property[] =>
  properties.get(name) ?? [];

/** The one value of a property that has only one. */
export const value = (property: Property): string => property.values[0] ?? '';

/** A parameter, by its lower-case name. */
export function parameter({ parameters }: Property, name: string): string | undefined {
  const held = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return held === undefined ? undefined : String(held);
}

function reportSecond(standing: Property, { name, line }: Property, log: ProblemLog): void {
  log.error(
    line,
    `${name} stands twice in one ${name === 'TRIGGER' ? 'alarm' : 'event'}: line ${standing.line} has it too. Keep one`,
  );
}

function parseProperty({ line, name, text }: PropertyLine, log: ProblemLog): Property | null {
  if (!WELL_FORMED.test(text)) {
    const form = `${name};PARAMETER=value:value`;
    log.error(
      line,
      `${name}: the parameters can't be read: write ${form}, and a parameter's value that has , : or ; in it in double quotes`,
    );
    return null;
  }
  const [, parameters, type, ...values]: JCalProperty = ICAL.parse.property(text, DESIGN);
  return { name, line, parameters, type, values };
}
