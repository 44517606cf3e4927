/** Someone with a browser, and all that goes wrong in it while they look: no page may do any of it. */
import type { Browser, BrowserContext, ConsoleMessage, Page, Request, Response } from 'playwright-core';

export interface VisitorOptions {
  /** Where the pages are; every request elsewhere is a fault. */
  readonly siteUrl: string;
  readonly language?: string;
  readonly width?: number;
  readonly javaScript?: boolean;
  /** Addresses elsewhere that a visitor may be led to; an empty page stands in for them. */
  readonly elsewhere?: readonly string[];
}

export interface Visitor {
  readonly page: Page;
  /** Scripts and styles that were refused, errors of scripts, requests to others, things that did not load. */
  readonly faults: readonly string[];
  /** Every request that may change something, `POST /path`, in order. */
  readonly posts: readonly string[];
  close(): Promise<void>;
}

/** Milliseconds for anything that is waited for; a busy machine takes its time. */
const PATIENCE_MS = 15_000;

/** A height that shows most of a page. */
const HEIGHT = 900;

/** A fresh context: nothing is left of any earlier visitor. */
export async function openVisitor(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const { siteUrl, language = 'en', width = 1280, javaScript = true, elsewhere = [] } = options;
  const context = await browser.newContext({
    locale: `${language}-US`,
    viewport: { width, height: HEIGHT },
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  const posts: string[] = [];
  watchRequests(context, { siteUrl, elsewhere, faults });
  context.on('request', (request) => {
    if (!['GET', 'HEAD'].includes(request.method()))
      posts.push(`${request.method()} ${pathOf(request.url())}`);
  });
  context.on('console', (message) => faults.push(...faultsIn(message)));
  context.on('weberror', (error) => faults.push(`script failed: ${error.error().message}`));
  context.on('response', (response) => faults.push(...faultsOf(response)));
  const page = await context.newPage();
  await standInFor(elsewhere, page);
  return { page, faults, posts, close: () => context.close() };
}

const pathOf = (url: string): string => new URL(url).pathname;

/** Nothing leaves this machine: the browser finds no other one (`chromium.ts`), and whatever asks for one is a fault. */
function watchRequests(
  context: BrowserContext,
  { siteUrl, elsewhere = [], faults }: Pick<VisitorOptions, 'siteUrl' | 'elsewhere'> & { faults: string[] },
): void {
  const { origin } = new URL(siteUrl);
  context.on('request', (request) => {
    const url = request.url();
    if (new URL(url).origin !== origin && !elsewhere.includes(url)) faults.push(`request to ${url}`);
  });
}

/** Without an icon, which the browser would ask for. */
const ELSEWHERE = Buffer.from(
  '<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>',
).toString('base64');

/** An empty page in place of those elsewhere; also where an answer of ours leads there, which Playwright's routes do not see. */
async function standInFor(elsewhere: readonly string[], page: Page): Promise<void> {
  if (elsewhere.length === 0) return;
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId }) =>
    session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'text/html' }],
      body: ELSEWHERE,
    }),
  );
  await session.send('Fetch.enable', { patterns: elsewhere.map((urlPattern) => ({ urlPattern })) });
}

/** Chromium complains in the console of a document's own status too, which is the page's to choose. */
function faultsIn(message: ConsoleMessage): string[] {
  if (!['error', 'warning'].includes(message.type())) return [];
  const ofDocument = message.location().url === message.page()?.url();
  if (ofDocument && message.text().startsWith('Failed to load resource')) return [];
  return [`console: ${message.text()}`];
}

function faultsOf(response: Response): string[] {
  const request: Request = response.request();
  if (response.status() >= 500) return [`${response.status()} at ${pathOf(response.url())}`];
  if (response.status() < 400 || request.resourceType() === 'document') return [];
  return [`${response.status()} for ${pathOf(response.url())}`];
}
