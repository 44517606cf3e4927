/** What stands within a line of prose: text, emphasis and links. */
import type { MarkedToken, Token } from 'marked';
import { withoutDetours } from '../calendar/detour.ts';
import { decodeEntities } from '../calendar/html-text.ts';
import { shorten } from '../calendar/plain-text.ts';
import type { ProblemLog } from '../calendar/problem-log.ts';
import { judgeAddress } from './link-address.ts';
import { type Inline, wordsOf } from './markdown.ts';
import { insteadOf } from './refused-markdown.ts';
import { withLines } from './token-lines.ts';

/** Where the tokens stand, and where problems go. */
export interface InlineReading {
  readonly log: ProblemLog;
  readonly line: number;
}

/** Bold words within emphasis within a link: more is a slip of the stars. */
const DEEPEST = 4;

/** The line's content, with each run of text in one piece and no space at its ends. */
export function readInline(tokens: readonly Token[], reading: InlineReading): Inline[] {
  return trimmed(joined(readTokens(tokens, reading, 1)));
}

function readTokens(tokens: readonly Token[], { log, line }: InlineReading, depth: number): Inline[] {
  if (depth > DEEPEST) {
    log.error(line, 'bold, emphasis and links stand too deep within each other: leave some * or _ signs out');
    return [];
  }
  return withLines(tokens, line).flatMap((each) =>
    readToken(each.token as MarkedToken, { log, line: each.line }, depth),
  );
}

function readToken(token: MarkedToken, reading: InlineReading, depth: number): readonly Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens
        ? readTokens(token.tokens, reading, depth)
        : [text(decodeEntities(token.text.replace(/[ \t]*\n[ \t]*/g, ' ')))];
    case 'escape':
      return [text(token.text)];
    case 'br':
      return [{ type: 'break' }];
    case 'strong':
      return wrap('strong', readTokens(token.tokens, reading, depth + 1));
    case 'em':
      return wrap('emphasis', readTokens(token.tokens, reading, depth + 1));
    case 'link':
      return readLink(token, reading, depth);
    default:
      reading.log.error(reading.line, insteadOf(token.type), token.type);
      return [];
  }
}

const text = (words: string): Inline => ({ type: 'text', text: words });

const wrap = (type: 'strong' | 'emphasis', content: readonly Inline[]): readonly Inline[] =>
  content.length === 0 ? [] : [{ type, content: joined(content) }];

type LinkToken = Extract<MarkedToken, { type: 'link' }>;

function readLink(token: LinkToken, reading: InlineReading, depth: number): readonly Inline[] {
  const { log, line } = reading;
  const isBare = token.autolink === true;
  const { address, fault } = judgeAddress(withoutDetours(isBare ? token.href : decodeEntities(token.href)));
  const content = isBare
    ? [text(withoutDetours(token.text))]
    : trimmed(joined(withoutLinks(readTokens(token.tokens, reading, depth + 1))));
  if (fault !== null) {
    log.error(line, `the link "${shorten(isBare ? token.text : token.href)}" ${fault}`);
    return content;
  }
  if (token.title)
    log.warning(
      line,
      `what stands in quotes behind an address is shown to few readers and passed over: say "${shorten(token.title)}" in the text, or leave it out`,
    );
  checkWords(wordsOf(content), address, reading);
  return content.length === 0 ? [] : [{ type: 'link', address, content }];
}

/** A link holds no other: of one within it, the words stay. */
const withoutLinks = (content: readonly Inline[]): Inline[] =>
  content.flatMap((inline) => {
    if (inline.type === 'link') return withoutLinks(inline.content);
    return inline.type === 'strong' || inline.type === 'emphasis'
      ? [{ ...inline, content: withoutLinks(inline.content) }]
      : [inline];
  });

/** Words that say nothing to whoever hears the links of a page one after the other, in lower case and without signs. */
const EMPTY_WORDS = new Set([
  ...[
    'here',
    'click here',
    'click',
    'this link',
    'link',
    'more',
    'read more',
    'learn more',
    'this',
    'download',
  ],
  ...[
    'aquí',
    'haga clic aquí',
    'haz clic aquí',
    'clic aquí',
    'este enlace',
    'enlace',
    'más',
    'leer más',
    'ver más',
  ],
]);

function checkWords(words: string, address: string, { log, line }: InlineReading): void {
  if (words === '') {
    log.error(line, 'this link has no words: write between the square brackets where it leads');
    return;
  }
  const said = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
  if (EMPTY_WORDS.has(said))
    log.warning(
      line,
      `the link says "${shorten(words)}", which tells nobody where it leads: name the page, such as [the toolkit](https://…)`,
      'a link without meaning',
    );
  const shown = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/?#:]\S*)?$/iu.exec(words)?.[1];
  if (shown !== undefined && !isShownHost(shown, address))
    log.error(
      line,
      `the link says "${shorten(words)}" and leads to another site, as links do that deceive: say in words where it leads`,
    );
}

/** Whether an address leads to the host that its words show; `www.` in front is no other. */
function isShownHost(shown: string, address: string): boolean {
  const [one, other] = [URL.parse(`https://${shown}`)?.hostname, URL.parse(address)?.hostname].map((host) =>
    host?.replace(/^www\./, ''),
  );
  return address.startsWith('mailto:') || one === other;
}

/** Runs of text that stand beside each other, as one. */
function joined(content: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of content) {
    const last = all.at(-1);
    if (inline.type === 'text' && last?.type === 'text') all[all.length - 1] = text(last.text + inline.text);
    else if (inline.type !== 'text' || inline.text !== '') all.push(inline);
  }
  return all;
}

/** Without spaces and breaks at either end. */
function trimmed(content: readonly Inline[]): Inline[] {
  const trimAt = (inline: Inline, index: number): Inline => {
    if (inline.type !== 'text') return inline;
    const start = index === 0 ? inline.text.trimStart() : inline.text;
    return text(index === content.length - 1 ? start.trimEnd() : start);
  };
  const all = content.map(trimAt);
  const isNothing = (inline: Inline) =>
    inline.type === 'break' || (inline.type === 'text' && inline.text === '');
  const first = all.findIndex((inline) => !isNothing(inline));
  const last = all.findLastIndex((inline) => !isNothing(inline));
  const kept = first < 0 ? [] : all.slice(first, last + 1);
  return kept.length === content.length || kept.length === 0 ? kept : trimmed(kept);
}
