/** One page in one state, and how a visitor gets there. */
import type { Page, Route } from 'playwright-core';
import { formTime } from '../../core/forms/form-time.ts';
import { MADE_AT } from '../../core/forms/hidden-fields.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import type { BusyMonth } from '../stories/busy-month.ts';
import type { Site } from './site.ts';
import type { PageInState } from './what-pages-tell.ts';

/** Where a visitor of a busy month is, and in which language. */
export interface Visit {
  readonly page: Page;
  readonly site: Site;
  readonly story: BusyMonth;
  readonly language: string;
}

/** A path of a story's page, before the language is added to it. */
export type PathOf = (story: BusyMonth) => string;

export interface PageState {
  readonly name: string;
  /** What has made the page that is checked. */
  readonly is: PageInState;
  /** As the app's router has it; null for what answers wherever no route does. */
  readonly route: string | null;
  /** Of the answer to the first request. */
  readonly status: number;
  readonly path: PathOf;
  /** What the visitor does there until the page is in the state that is meant. */
  readonly reach?: (visit: Visit) => Promise<void>;
  /** Only there when the page is in that state. */
  readonly shows?: string;
}

/** Milliseconds after which a form is taken to be a person's. */
const READING_MS = 3_000;
const HOUR_MS = 3_600_000;

/** Presses a button as someone who has read the page, and waits for the next one. */
export async function press({ page, site }: Pick<Visit, 'page' | 'site'>, button: string): Promise<void> {
  const { clock } = site.month.cloud;
  clock.advanceTo(new Date(clock.now().getTime() + READING_MS));
  const loaded = page.waitForEvent('load');
  await page.locator(button).click();
  await loaded;
}

export const pressing =
  (button = 'main form button') =>
  (visit: Visit) =>
    press(visit, button);

const ofAction = (action: string) => `form:has(input[name=action][value=${action}])`;

/** A button of somebody's choices. */
export const choosing = (action: string) => pressing(`${ofAction(action)} button`);

/** Sends somebody's choices with a style that the page does not have. */
export async function chooseUnknownStyle(visit: Visit): Promise<void> {
  await visit.page.evaluate(`document.querySelector('input[name=style]:checked').value = 'loud'`);
  await choosing('save')(visit);
}

/**
 * Fills in the form of an address and sends it as if it had been made `hours` ago: after too long, or, for one still to be made,
 * faster than anybody reads. No test can be that fast by itself on every machine.
 */
export const sendingFormMade =
  (hours: number, path: PathOf) =>
  async (visit: Visit): Promise<void> => {
    const { page, site, story } = visit;
    const { cloud } = site.month;
    const madeAt = new Date(cloud.clock.now().getTime() - hours * HOUR_MS);
    const time = formTime(path(story), madeAt, await cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys));
    await page.fill('#address', 'someone@example.org');
    await page.evaluate(`document.getElementsByName('${MADE_AT}')[0].value = '${time}'`);
    await press(visit, `form:has(#address) button`);
  };

/** Answers the next request to a path as if it had been sent otherwise than a browser sends it, or lets itself be told to. */
export const refused =
  (path: PathOf, sent: { readonly headers?: Record<string, string>; readonly postData?: string } = {}) =>
  async ({ page, site, story, language }: Visit) => {
    const url = `${site.url}${path(story)}?language=${language}`;
    const sendOtherwise = async (route: Route) => {
      const headers = { ...route.request().headers(), ...sent.headers };
      const response = await route.fetch({ method: 'POST', headers, postData: sent.postData ?? '' });
      await route.fulfill({ response });
    };
    await page.route(url, sendOtherwise, { times: 1 });
    await page.goto(url);
  };
