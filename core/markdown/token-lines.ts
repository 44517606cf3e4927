/** In which line of the file a token of the lexer begins: each holds its source, and together they are the whole. */
import type { Token } from 'marked';

export interface TokenLine {
  readonly token: Token;
  readonly line: number;
}

/** Each token with its line. @param line that of the first */
export function withLines(tokens: readonly Token[], line: number): TokenLine[] {
  let next = line;
  return tokens.map((token) => {
    const begins = next + leadingBreaks(token.raw);
    next += breaksIn(token.raw);
    return { token, line: begins };
  });
}

const breaksIn = (raw: string): number => raw.split('\n').length - 1;
const leadingBreaks = (raw: string): number => breaksIn(/^\s*/.exec(raw)?.[0] ?? '');
