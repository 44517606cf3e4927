/** What axe finds wrong with the page as it stands: rules of WCAG 2.0, 2.1 and 2.2 up to AA, and best practice. */
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { AXE_PATH } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Rules for the parts that the pages of a site have in common. */
const OF_SITES = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };

/** Rules whose outcome colours decide. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Rules whose outcome the place and size of things decide. */
const SIZE_RULES = ['target-size', 'scrollable-region-focusable'];

/** Which rules to look for: all, or those that can turn out otherwise on a page that was looked at before. */
const RULES = {
  everything: { type: 'tag', values: TAGS },
  document: { type: 'tag', values: TAGS },
  /** Sizes of letters decide how much contrast they need. */
  layout: { type: 'rule', values: [...SIZE_RULES, ...COLOUR_RULES] },
  sizes: { type: 'rule', values: SIZE_RULES },
  colours: { type: 'rule', values: COLOUR_RULES },
};

/**
 * Each as `rule: selector, what axe says of it`. The page must be one of the site's, whose content security policy takes a
 * script of the same origin and no other. `what` is `layout` where the same page has been looked at in another width already,
 * `sizes` where its colours have been looked at in that width, too, `colours` where it has been in other colours, and `document` for one that stands alone and is no page of a site, such as a
 * mail. Axe loads nothing beforehand: only rules for sound and for experiments want that.
 */
export async function axeViolations(page: Page, what: keyof typeof RULES = 'everything'): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.addScriptTag({ url: AXE_PATH });
  const runOnly = RULES[what];
  const rules = what === 'document' ? OF_SITES : {};
  const options = JSON.stringify({ runOnly, rules, resultTypes: ['violations'], preload: false });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}, ${help}`),
  );
}
