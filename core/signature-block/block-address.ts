/** Where the pictures for signatures are, on our pages. */
import type { BlockKey } from './signature-block.ts';

/** As the router has it. */
export const BLOCK_ROUTE = '/:year{[0-9]{4}}/:file{signature-block\\.[A-Za-z0-9-]{2,35}\\.png}';

/** Its digest makes each picture an address of its own: whoever has kept the former one asks for the new one. */
export const blockPath = ({ year, language }: BlockKey, digest: string): string =>
  `/${year}/signature-block.${language}.png?v=${digest}`;

/** The language that the name of a picture's file says. */
export const languageOfFile = (file: string): string => file.split('.')[1] ?? '';
