/** The texts of an event as people get to read them, before anything is judged by them: no HTML. */
import { withoutDetours } from './detour.ts';
import { decodeEntities, htmlText, isHtml } from './html-text.ts';
import { first, type Properties, type Property, value } from './property.ts';

/** Outlook's description as HTML, read where there is no other. */
export const HTML_DESCRIPTION = 'X-ALT-DESC';

const TEXTS = [
  ...['SUMMARY', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'CONTACT', 'X-PRESENTER', 'X-AUDIENCE'],
  ...['NAME', 'X-WR-CALNAME', 'X-WR-CALDESC'],
];
const LINKS = ['URL', 'ATTACH', 'CONFERENCE', 'X-RECORDING'];

/**
 * The same properties, with every text as plain text, and no address that leads over another program's page: so whatever is
 * looked for in a text is looked for in what will be published.
 */
export function asPlainText(properties: Properties): Properties {
  const byName = withDescription(properties);
  for (const name of TEXTS) change(byName, name, plainText);
  for (const name of LINKS) change(byName, name, withoutDetours);
  return { ...properties, byName };
}

/** What the HTML description says where there is no other. */
function withDescription(properties: Properties): Map<string, readonly Property[]> {
  const byName = new Map(properties.byName);
  const [html] = byName.get(HTML_DESCRIPTION) ?? [];
  byName.delete(HTML_DESCRIPTION);
  const description = first(properties, 'DESCRIPTION');
  const hasNone = !properties.unreadable.has('DESCRIPTION') && (!description || value(description) === '');
  if (html && hasNone) byName.set('DESCRIPTION', [{ ...html, name: 'DESCRIPTION' }]);
  return byName;
}

/** Most texts have no such character, and nothing is made anew for them. */
const MAY_CHANGE = /[<&]|:\/\//;

function change(
  byName: Map<string, readonly Property[]>,
  name: string,
  changed: (text: string) => string,
): void {
  const standing = byName.get(name);
  if (!standing?.some(({ values }) => values.some((text) => MAY_CHANGE.test(text)))) return;
  byName.set(
    name,
    standing.map((property) => ({ ...property, values: property.values.map(changed) })),
  );
}

const plainText = (text: string): string =>
  withoutDetours(isHtml(text) ? htmlText(text) : decodeEntities(text));
