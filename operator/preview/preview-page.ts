/** The page of `preview`: every mail on one side, the chosen one in all its wordings on the other. No script. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Agency } from '../../core/agency/agency.ts';
import type { Style } from '../../core/agency/style.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { instantIn } from '../local-time.ts';
import { preheaderOf, sizeOf } from './mail-facts.ts';
import type { PreviewedMail, ShownMail, Wording } from './previewed-mail.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** How the chosen mail is looked at. */
export const VIEWS = ['desk', 'phone', 'text', 'files'] as const;
export type View = (typeof VIEWS)[number];
export const LOOKS = ['light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

/** What an address says is looked at. */
export interface Looking extends Wording {
  readonly mail: PreviewedMail;
  readonly view: View;
  readonly look: Look;
}

export interface PreviewPage {
  readonly mails: readonly PreviewedMail[];
  readonly agency: Agency;
  readonly looking: Looking;
}

const VIEW_NAMES: Readonly<Record<View, string>> = {
  desk: 'On a desk',
  phone: 'On a phone',
  text: 'Plain text',
  files: 'Attachments',
};
const LOOK_NAMES: Readonly<Record<Look, string>> = { light: 'Light', dark: 'Dark' };
const STYLE_NAMES: Readonly<Record<Style, string>> = { discreet: 'Discreet', open: 'Open' };

export function previewPage(page: PreviewPage): Html {
  const { looking, agency } = page;
  const shown = looking.mail.render(looking);
  const title = `${looking.mail.title} · ${looking.mail.group}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/preview.css">
</head>
<body>
<a class="skip" href="#content">Skip to the mail</a>
<header class="top">
  <p class="brand">Preview</p>
  <p class="now">${agency.shortName}: nothing is sent from here, and links lead nowhere</p>
</header>
<div class="beside">
<nav class="mails" aria-label="Mails">${mailList(page)}</nav>
<main id="content">
  <div class="heading mail">
    <p>${looking.mail.group}</p>
    <h1>${looking.mail.title}</h1>
    <dl>${facts(looking, shown, agency).map(([name, value]) => html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </div>
  <div class="choices">${choices(page)}</div>
  <nav class="tabs" aria-label="Views of this mail">${VIEWS.map((view) => viewLink(looking, view, shown))}</nav>
  <div class="sheet">${SHEETS[looking.view](looking, shown)}</div>
</main>
</div>
</body>
</html>`;
}

/** An address with some of what is looked at changed. */
export function addressOf(looking: Looking, changed: Partial<Looking> = {}, path = '/'): string {
  const { mail, language, style, view, look } = { ...looking, ...changed };
  return `${path}?${new URLSearchParams({ mail: mail.id, language, style, view, look })}`;
}

const current = (is: boolean): Html | string => (is ? html` aria-current="true"` : '');

/** Of the groups only the one that is looked at is open. */
function mailList({ mails, looking, agency }: PreviewPage): Html[] {
  return [...Map.groupBy(mails, ({ group }) => group)].map(
    ([group, some]) => html`<details${some.includes(looking.mail) ? html` open` : ''}>
<summary>${group} <small>${some.length}</small></summary>
<ul>${some.map(
      (mail) =>
        html`<li><a href="${addressOf(looking, { mail })}"${mail === looking.mail ? html` aria-current="page"` : ''}>${mail.title}${mail.dueAt ? html` <small>${instantIn(agency.timeZone, mail.dueAt)}</small>` : ''}</a></li>`,
    )}</ul>
</details>`,
  );
}

/** What mailboxes show of it, and what it weighs. */
function facts({ mail }: Looking, shown: ShownMail, agency: Agency): [string, string][] {
  const { name, address } = agency.senders[mail.sender];
  const { html: ofHtml, all } = sizeOf(shown);
  return [
    ['From', `${name} <${address}>`],
    ['Subject', shown.subject],
    ['Preview', preheaderOf(shown.html)],
    [
      'Sent',
      mail.dueAt ? instantIn(agency.timeZone, mail.dueAt) : 'when somebody asks, or something changes',
    ],
    ['Size', `${kilobytes(all)}, of which HTML ${kilobytes(ofHtml)}`],
    ['Id', mail.id],
  ];
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

function choices({ agency, looking }: PreviewPage): Html[] {
  const { mail } = looking;
  const group = (name: string, links: readonly Html[]) =>
    html`<div class="choice" role="group" aria-label="${name}">${links}</div>`;
  const link = (changed: Partial<Looking>, label: string, isChosen: boolean) =>
    html`<a href="${addressOf(looking, changed)}"${current(isChosen)}>${label}</a>`;
  return [
    group(
      'Language',
      agency.languages.map((language) =>
        link({ language }, catalogueFor(language, agency).name, language === looking.language),
      ),
    ),
    ...(mail.styles.length > 1
      ? [
          group(
            'Style',
            mail.styles.map((style) => link({ style }, STYLE_NAMES[style], style === looking.style)),
          ),
        ]
      : []),
    group(
      'Colours',
      LOOKS.map((look) => link({ look }, LOOK_NAMES[look], look === looking.look)),
    ),
  ];
}

function viewLink(looking: Looking, view: View, { attachments }: ShownMail): Html {
  const count = view === 'files' ? ` (${attachments.length})` : '';
  return html`<a href="${addressOf(looking, { view })}"${view === looking.view ? html` aria-current="page"` : ''}>${VIEW_NAMES[view]}${count}</a>`;
}

const SHEETS: Readonly<Record<View, (looking: Looking, shown: ShownMail) => Html>> = {
  desk: (looking) => frame(looking, 'wide'),
  phone: (looking) => frame(looking, 'narrow'),
  text: (_looking, { text }) => html`<pre tabindex="0">${text}</pre>`,
  files: (looking, { attachments }) =>
    attachments.length === 0
      ? html`<p class="empty">No file comes with this mail.</p>`
      : html`<ul class="attachments">${attachments.map(
          ({ fileName, contentType, content }, index) => html`<li>
<p><a href="${addressOf(looking, {}, '/attachment')}&amp;index=${index}" download="${fileName}">${fileName}</a>
<small>${contentType}, ${kilobytes(Buffer.byteLength(content))}</small></p>
<pre tabindex="0">${content}</pre>
</li>`,
        )}</ul>`,
};

/** Without scripts, forms or an origin of its own; its links lead nowhere. */
const frame = (looking: Looking, width: 'wide' | 'narrow') =>
  html`<iframe class="${width}" title="The mail as HTML" sandbox src="${addressOf(looking, {}, '/body')}"></iframe>
<p class="alone"><a href="${addressOf(looking, {}, '/body')}" target="_blank" rel="noreferrer">Open the mail by itself</a></p>`;
