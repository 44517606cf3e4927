/**
 * Markdown that we take, as a tree: what an operator may write, and nothing that a page or a mail could not show to everybody.
 * It is plain data, so that it can be stored as it is; text in it is text, and each address has been judged.
 */

/** What stands within a line of prose. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly content: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly content: readonly Inline[] }
  /** `address` begins with `https://` or `mailto:`. */
  | { readonly type: 'link'; readonly address: string; readonly content: readonly Inline[] }
  /** A line that ends here by the author's wish. */
  | { readonly type: 'break' };

export interface Paragraph {
  readonly type: 'paragraph';
  readonly content: readonly Inline[];
}

export interface List {
  readonly type: 'list';
  readonly isOrdered: boolean;
  /** The number of the first item of an ordered list. */
  readonly first: number;
  readonly items: readonly ListItem[];
}

/** At most one list stands within another. */
export interface ListItem {
  readonly blocks: readonly (Paragraph | List)[];
}

export interface Heading {
  readonly type: 'heading';
  /** As written: `##` or `###`. The first level is the title's, which stands elsewhere. */
  readonly level: 2 | 3;
  /** What `{#upcoming-events}` behind the words says that the section is for; null for most. */
  readonly marker: string | null;
  readonly content: readonly Inline[];
}

/** Words of somebody, set apart. */
export interface Quote {
  readonly type: 'quote';
  readonly blocks: readonly (Paragraph | List)[];
}

/** What stands by itself, one below the other. */
export type MarkdownBlock = Paragraph | List | Heading | Quote | { readonly type: 'rule' };

/** The words alone, on one line: for a list of headings, for a search, for the text of a page's title. */
export const wordsOf = (content: readonly Inline[]): string => content.map(wordsOfInline).join('').trim();

function wordsOfInline(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'break' ? ' ' : inline.content.map(wordsOfInline).join('');
}

/** The words of whole blocks, for a search: a space stands between any two. */
export const wordsOfBlocks = (blocks: readonly MarkdownBlock[]): string =>
  blocks
    .map((block) => {
      if (block.type === 'rule') return '';
      if (block.type === 'list') return block.items.map(({ blocks }) => wordsOfBlocks(blocks)).join(' ');
      return block.type === 'quote' ? wordsOfBlocks(block.blocks) : wordsOf(block.content);
    })
    .filter((words) => words !== '')
    .join(' ');
