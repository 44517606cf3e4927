/** The frame around every local page: navigation, the clock, and what the last button did. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type Moments, momentsIn } from './moment.ts';
import type { LocalPagesOptions } from './options.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a view needs beside its subject. */
export interface View {
  readonly options: LocalPagesOptions;
  readonly moments: Moments;
  readonly now: Date;
}

export const viewOf = (options: LocalPagesOptions): View => ({
  options,
  moments: momentsIn(options.site.timeZone),
  now: options.clock.now(),
});

const SECTIONS = [
  { path: '/_local', name: 'Inbox' },
  { path: '/_local/upcoming', name: 'Upcoming' },
  { path: '/_local/mailings', name: 'Mailings' },
  { path: '/_local/time', name: 'Clock' },
] as const;
export type Section = (typeof SECTIONS)[number]['name'];

interface Page {
  readonly title: string;
  readonly section: Section;
  /** What was just done; read aloud by screen readers. */
  readonly note?: string | null;
  /** What went wrong. */
  readonly problem?: string | null;
  readonly content: Html;
}

export function layout(
  { options, moments, now }: View,
  { title, section, note, problem, content }: Page,
): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${problem ? 'Error: ' : ''}${title} · This machine</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_local/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="top">
  <p class="brand">On this machine</p>
  <nav aria-label="Local pages">
    ${SECTIONS.filter(({ name }) => name !== 'Mailings' || options.oversight).map(
      ({ path, name }) =>
        html`<a href="${path}"${name === section ? html` aria-current="page"` : ''}>${name}</a>`,
    )}
    <a href="${options.site.url}/">Public pages</a>
  </nav>
  <p class="now"><time datetime="${now.toISOString()}">${moments.both(now)}</time></p>
</header>
<main id="content">
  ${note ? html`<p class="note" role="status">${note}</p>` : ''}
  ${problem ? html`<p class="warning" role="alert">${problem}</p>` : ''}
  ${content}
</main>
</body>
</html>`;
}

interface Button {
  readonly action: string;
  readonly label: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Not the first thing to press on its page. */
  readonly quiet?: boolean;
}

/** A form of one button. */
export const button = ({ action, label, fields = {}, quiet = false }: Button): Html =>
  html`<form method="post" action="${action}">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <button${quiet ? html` class="quiet"` : ''}>${label}</button>
  </form>`;

/** `1 copy`, `3 copies`, `2,400 messages`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
