/** The pages that tell about safety, privacy and accessibility. */
import type { Context, Hono } from 'hono';
import { accessibilityPage } from '../../core/pages/accessibility-page.ts';
import { ACCESSIBILITY_PATH, PRIVACY_PATH, SAFETY_PATH } from '../../core/pages/addresses.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { privacyPage } from '../../core/pages/privacy-page.ts';
import { safetyPage } from '../../core/pages/safety-page.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function informationRoutes(app: Hono, dependencies: WebDependencies): void {
  const show = (page: (reader: Reader) => string) => async (c: Context) =>
    c.html(page(await readerOf(c, dependencies)));
  app.get(SAFETY_PATH, show(safetyPage));
  app.get(PRIVACY_PATH, show(privacyPage));
  app.get(ACCESSIBILITY_PATH, show(accessibilityPage));
}
