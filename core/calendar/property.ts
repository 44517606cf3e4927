/** Parses single properties, so that a bad one costs nothing but itself. */
import ICAL from 'ical.js';
import type { Component, PropertyLine } from './component-tree.ts';
import { DESIGN, type JCalProperty } from './ical-design.ts';
import { shorten } from './plain-text.ts';
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

/** The properties of one component. */
export interface Properties {
  readonly byName: ReadonlyMap<string, readonly Property[]>;
  /** Names of properties that stand there but could not be parsed; the log says why. */
  readonly unreadable: ReadonlySet<string>;
}

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
  const byName = new Map<string, Property[]>();
  const unreadable = new Set<string>();
  for (const propertyLine of component.lines) {
    if (!names.has(propertyLine.name)) continue;
    const property = parseProperty(propertyLine, log);
    if (!property) unreadable.add(propertyLine.name);
    if (!property) continue;
    const standing = byName.get(property.name);
    if (standing?.[0] && once.has(property.name)) reportSecond(standing[0], property, log);
    if (standing) standing.push(property);
    else byName.set(property.name, [property]);
  }
  return { byName, unreadable };
}

/** The first property of that name. */
export const first = (properties: Properties, name: string): Property | undefined =>
  properties.byName.get(name)?.[0];

/** Every property of that name, in the order of the file. */
export const every = (properties: Properties, name: string): readonly Property[] =>
  properties.byName.get(name) ?? [];

/** Whether there is none of that name, not even one that could not be parsed. */
export const isMissing = ({ byName, unreadable }: Properties, name: string): boolean =>
  !byName.has(name) && !unreadable.has(name);

/** The one value of a property that has only one. */
export const value = (property: Property): string => (property.values[0] ?? '').trim();

/** A property as messages quote it: `STATUS:POSTPONED`. */
export const quote = (property: Property): string => `${property.name}:${shorten(value(property))}`;

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
      `${name}: its parameters can't be read: write ${form}, and put a parameter's value that has a comma, colon or semicolon into double quotes`,
    );
    return null;
  }
  const [, parameters, type, ...values]: JCalProperty = ICAL.parse.property(text, DESIGN);
  return { name, line, parameters, type, values };
}
