/** Markdown's tree as plain text for people who read it as such: links are words with their address, lists keep their marks. */
import { wrappedAt } from '../email/plain-text.ts';
import type { Inline, List, ListItem, MarkdownBlock, Paragraph } from './markdown.ts';
import { wordsOf } from './markdown.ts';

/** Columns of a line. */
const COLUMNS = 72;

/** The blocks, with an empty line between any two and none at the end. A longer address keeps a line of its own. */
export const markdownText = (blocks: readonly MarkdownBlock[]): string =>
  blocks.map((block) => blockText(block, COLUMNS)).join('\n\n');

function blockText(block: MarkdownBlock, columns: number): string {
  switch (block.type) {
    case 'heading': {
      const words = wrappedAt(wordsOf(block.content), columns);
      return block.level === 2 ? underlined(words) : words;
    }
    case 'paragraph':
      return paragraphText(block, columns);
    case 'list':
      return listText(block, columns);
    case 'quote':
      return indented(block.blocks.map((each) => blockText(each, columns - 2)).join('\n\n'), {
        first: '> ',
        next: '> ',
      });
    case 'rule':
      return '* * *';
  }
}

/** A line below, as long as the longest above it. */
const underlined = (words: string): string =>
  `${words}\n${'-'.repeat(Math.max(...words.split('\n').map(({ length }) => length)))}`;

const paragraphText = ({ content }: Paragraph, columns: number): string =>
  wrappedAt(inlineText(content), columns);

/** An empty line stands between items that are more than one paragraph. */
function listText({ isOrdered, first, items }: List, columns: number): string {
  const isTight = items.every(({ blocks }) => blocks.filter(({ type }) => type === 'paragraph').length <= 1);
  return items
    .map((item, index) => itemText(item, isOrdered ? `${first + index}. ` : '- ', columns))
    .join(isTight ? '\n' : '\n\n');
}

function itemText({ blocks }: ListItem, mark: string, columns: number): string {
  const isTight = blocks.filter(({ type }) => type === 'paragraph').length <= 1;
  const text = blocks.map((block) => blockText(block, columns - mark.length)).join(isTight ? '\n' : '\n\n');
  return indented(text, { first: mark, next: ' '.repeat(mark.length) });
}

/** An empty line has no spaces at its end. */
const indented = (text: string, { first, next }: { first: string; next: string }): string =>
  text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : next}${line}`.trimEnd())
    .join('\n');

/** A line of prose; an address that the words say already is not said again. */
export const inlineText = (content: readonly Inline[]): string => content.map(oneInline).join('');

function oneInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'break':
      return '\n';
    case 'link': {
      const words = inlineText(inline.content);
      const address = inline.address.replace(/^mailto:/i, '');
      return words === address ? address : `${words} (${address})`;
    }
    default:
      return inlineText(inline.content);
  }
}
