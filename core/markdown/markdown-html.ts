/** Markdown's tree as HTML, in the look of a page or of a mail. Every text in it is escaped, and no tag comes from a file. */
import { type Markup, markup } from '../email/markup.ts';
import type { Inline, List, ListItem, MarkdownBlock } from './markdown.ts';

/** The elements that a page and a mail make of each part; what is handed to them is finished. */
export interface MarkdownLook {
  /** `level` as it was written: 2 or 3. */
  readonly heading: (level: 2 | 3, content: Markup) => Markup;
  readonly paragraph: (content: Markup) => Markup;
  /** A paragraph of a quote. */
  readonly quoted: (content: Markup) => Markup;
  readonly quote: (content: Markup) => Markup;
  /** `isInner` tells that it stands within another. */
  readonly list: (list: Pick<List, 'isOrdered' | 'first'>, items: Markup, isInner: boolean) => Markup;
  readonly item: (content: Markup) => Markup;
  readonly rule: () => Markup;
  readonly link: (address: string, words: Markup) => Markup;
}

/** The blocks, one below the other. */
export const markdownHtml = (blocks: readonly MarkdownBlock[], look: MarkdownLook): Markup =>
  markup`${blocks.map((block) => blockHtml(block, look))}`;

function blockHtml(block: MarkdownBlock, look: MarkdownLook): Markup {
  switch (block.type) {
    case 'heading':
      return look.heading(block.level, inlineHtml(block.content, look));
    case 'paragraph':
      return look.paragraph(inlineHtml(block.content, look));
    case 'list':
      return listHtml(block, look, false);
    case 'quote':
      return look.quote(
        markup`${block.blocks.map((each) =>
          each.type === 'list' ? listHtml(each, look, false) : look.quoted(inlineHtml(each.content, look)),
        )}`,
      );
    case 'rule':
      return look.rule();
  }
}

const listHtml = (list: List, look: MarkdownLook, isInner: boolean): Markup =>
  look.list(list, markup`${list.items.map((item) => look.item(itemHtml(item, look)))}`, isInner);

/** An item that says one thing needs no paragraph of its own. */
function itemHtml({ blocks }: ListItem, look: MarkdownLook): Markup {
  const isPlain = blocks.filter(({ type }) => type === 'paragraph').length <= 1;
  return markup`${blocks.map((block) => {
    if (block.type === 'list') return listHtml(block, look, true);
    const content = inlineHtml(block.content, look);
    return isPlain ? content : look.paragraph(content);
  })}`;
}

/** A line of prose, such as the words of a heading that stands elsewhere, too. */
export const inlineHtml = (content: readonly Inline[], look: Pick<MarkdownLook, 'link'>): Markup =>
  markup`${content.map((inline) => oneInline(inline, look))}`;

function oneInline(inline: Inline, look: Pick<MarkdownLook, 'link'>): Markup {
  switch (inline.type) {
    case 'text':
      return markup`${inline.text}`;
    case 'strong':
      return markup`<strong>${inlineHtml(inline.content, look)}</strong>`;
    case 'emphasis':
      return markup`<em>${inlineHtml(inline.content, look)}</em>`;
    case 'link':
      return look.link(inline.address, inlineHtml(inline.content, look));
    case 'break':
      return markup`<br>`;
  }
}
