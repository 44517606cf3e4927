/** What Markdown has and we do not take, each with what to write instead. */

/** By the type of the lexer's token. */
const INSTEAD: Readonly<Record<string, string>> = {
  html: 'HTML is not taken, nor are its comments: write Markdown, with *emphasis*, **bold** and [words](https://…); for a sign such as < by itself write \\<',
  image:
    'images are not taken, for mail programs and page alike show none from elsewhere: say in words what there is to see, and link to it as [words](https://…)',
  code: 'a line that begins with four spaces, or stands between ``` lines, is code, which is not taken: begin the line further left',
  codespan: 'code (`…`) is not taken: leave out the ` signs',
  table:
    'tables are not taken, for narrow screens and plain text can’t show them: write a list, one item for each row',
  def: 'addresses that stand apart from their link ([name]: https://…) are not taken: write [words](https://…) where the link is',
  del: 'crossed-out words (~~) are not taken, for many readers are never told of the line: leave the words out, or write \\~ for the sign',
  checkbox: 'boxes to tick ([ ]) are not taken: leave the box out',
};

/** What is wrong with a token that has no place in our tree. */
export const insteadOf = (type: string): string =>
  INSTEAD[type] ??
  `this kind of Markdown (${type}) is not taken: write paragraphs, lists, headings and links`;

export const TITLE_AGAIN =
  'a heading of the first level (#, or a line of === below it) is the title, which stands elsewhere: write ## for a section';
/** A line of text with `---` right below it. */
export const UNDERLINED =
  'this line is a heading because --- stands right below it: write ## before it, or put an empty line between the two';
export const TOO_LOW =
  'headings go down to ###: write ### here, or **bold** words in a paragraph of their own';
export const WITHOUT_SECTION = 'a ### heading belongs below a ## heading: write ## here, or put one above';
