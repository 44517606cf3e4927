/** Reads Markdown that people wrote into a tree of what we take; whatever else it holds is refused, with its line and what to write instead. */
import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { everyLine } from '../calendar/plain-text.ts';
import type { Problem } from '../calendar/problem.ts';
import { ProblemLog } from '../calendar/problem-log.ts';
import type { Heading, Inline, List, ListItem, MarkdownBlock, Paragraph } from './markdown.ts';
import { isReadable, TOO_DEEP } from './markdown-limits.ts';
import { readInline } from './read-inline.ts';
import { insteadOf, TITLE_AGAIN, TOO_LOW, UNDERLINED, WITHOUT_SECTION } from './refused-markdown.ts';
import { type TokenLine, withLines } from './token-lines.ts';

export interface MarkdownInput {
  /** As it is to be shown in problems. */
  readonly file: string;
  readonly text: string;
  /** The line of the file in which the text begins; 1 where it is the whole file. */
  readonly firstLine?: number;
  /** What a heading may be marked with, such as `upcoming-events` for `## Upcoming events {#upcoming-events}`. */
  readonly markers?: readonly string[];
}

/** The blocks of a text, to be used only where none of the problems is an error. */
export function readMarkdown({ file, text, firstLine = 1, markers = [] }: MarkdownInput): {
  blocks: MarkdownBlock[];
  problems: Problem[];
} {
  const log = new ProblemLog(file);
  const reading = { log, markers };
  const cleaned = everyLine(text);
  const blocks = isReadable(cleaned, { log, firstLine })
    ? withLines(lexer(cleaned), firstLine).flatMap((each) => readBlock(each, reading))
    : [];
  checkLevels(blocks, reading);
  return { blocks: blocks.map(({ block }) => block), problems: log.inLineOrder() };
}

interface Reading {
  readonly log: ProblemLog;
  readonly markers: readonly string[];
}

interface BlockLine {
  readonly block: MarkdownBlock;
  readonly line: number;
}

function readBlock({ token, line }: TokenLine, reading: Reading): BlockLine[] {
  const block = blockOf(token as MarkedToken, line, reading);
  return block === null ? [] : [{ block, line }];
}

function blockOf(token: MarkedToken, line: number, reading: Reading): MarkdownBlock | null {
  switch (token.type) {
    case 'heading':
      return readHeading(token, line, reading);
    case 'blockquote':
      return readQuote(token, line, reading);
    case 'hr':
      return { type: 'rule' };
    default:
      return readProse(token, { line, depth: 0 }, reading);
  }
}

/** Where prose stands: in how many lists, or in a quote. */
interface Place {
  readonly line: number;
  readonly depth: number;
}

/** One list within another. */
const DEEPEST_LIST = 2;

/** A paragraph or a list: all that may stand in quotes and items. */
function readProse(token: MarkedToken, { line, depth }: Place, { log }: Reading): Paragraph | List | null {
  switch (token.type) {
    case 'space':
      return null;
    case 'paragraph':
    case 'text': {
      const content = readInline(token.tokens ?? [token], { log, line });
      return content.length === 0 ? null : { type: 'paragraph', content };
    }
    case 'list':
      return readList(token, { line, depth: depth + 1 }, log);
    case 'heading':
    case 'hr':
      log.error(
        line,
        'a heading or a line across stands within a list or a quote: put an empty line before it, and begin it at the margin',
      );
      return null;
    case 'blockquote':
      log.error(line, TOO_DEEP, TOO_DEEP);
      return null;
    default:
      log.error(line, insteadOf(token.type), token.type);
      return null;
  }
}

function readAllProse(
  tokens: readonly Token[],
  { line, depth }: Place,
  reading: Reading,
): (Paragraph | List)[] {
  return withLines(tokens, line)
    .map((each) => readProse(each.token as MarkedToken, { line: each.line, depth }, reading))
    .filter((block) => block !== null);
}

function readList(token: Tokens.List, { line, depth }: Place, log: ProblemLog): List | null {
  if (depth > DEEPEST_LIST) {
    log.error(line, TOO_DEEP, TOO_DEEP);
    return null;
  }
  const items: ListItem[] = [];
  for (const each of withLines(token.items, line)) {
    const item = each.token as Tokens.ListItem;
    const blocks = readAllProse(item.tokens, { line: each.line, depth }, { log, markers: [] });
    if (blocks.length > 0) items.push({ blocks });
    else if (item.text.trim() === '')
      log.error(each.line, 'this item of a list is empty: write something, or remove it');
  }
  const first = typeof token.start === 'number' ? token.start : 1;
  return items.length === 0 ? null : { type: 'list', isOrdered: token.ordered, first, items };
}

function readQuote(token: Tokens.Blockquote, line: number, reading: Reading): MarkdownBlock | null {
  const blocks = readAllProse(token.tokens, { line, depth: 1 }, reading);
  return blocks.length === 0 ? null : { type: 'quote', blocks };
}

function readHeading(token: Tokens.Heading, line: number, { log, markers }: Reading): Heading | null {
  const fault = faultInHeading(token);
  if (fault !== null) log.error(line, fault);
  const { content, marker } = withoutMarker(readInline(token.tokens, { log, line }));
  if (marker !== null && !markers.includes(marker))
    log.error(
      line,
      `{#${marker}} means nothing here: ${markers.length === 0 ? 'leave it out' : `write one of ${markers.map((each) => `{#${each}}`).join(', ')}, or leave it out`}`,
    );
  if (content.length === 0) {
    log.error(line, 'this heading has no words: write what its section is about, or remove it');
    return null;
  }
  return { type: 'heading', level: token.depth === 2 ? 2 : 3, marker, content };
}

function faultInHeading({ depth, raw }: Tokens.Heading): string | null {
  if (depth === 1) return TITLE_AGAIN;
  if (depth > 3) return TOO_LOW;
  return raw.trimStart().startsWith('#') ? null : UNDERLINED;
}

const MARKER = /\s*\{#([a-z0-9-]+)\}$/;

/** What `{#…}` at the end of a heading says, and the heading without it. */
function withoutMarker(content: readonly Inline[]): { content: readonly Inline[]; marker: string | null } {
  const last = content.at(-1);
  const found = last?.type === 'text' ? MARKER.exec(last.text) : null;
  if (!found || last?.type !== 'text') return { content, marker: null };
  const text = last.text.slice(0, found.index);
  const before = content.slice(0, -1);
  return { content: text === '' ? before : [...before, { type: 'text', text }], marker: found[1] ?? null };
}

/** Whoever goes from heading to heading must not miss a level. */
function checkLevels(blocks: readonly BlockLine[], { log, markers }: Reading): void {
  const marked = new Set<string>();
  let hasSection = false;
  for (const { block, line } of blocks) {
    if (block.type !== 'heading') continue;
    if (block.level === 3 && !hasSection) log.error(line, WITHOUT_SECTION, WITHOUT_SECTION);
    hasSection = true;
    if (block.marker === null || !markers.includes(block.marker)) continue;
    if (marked.has(block.marker))
      log.error(line, `{#${block.marker}} stands here for the second time: keep one of the two`);
    marked.add(block.marker);
  }
}
