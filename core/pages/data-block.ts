/** Data for programs within a page. Browsers run none of it, so that no policy for scripts stands in its way. */
import { raw } from 'hono/html';
import type { Markup } from '../email/markup.ts';

/**
 * JSON-LD as a block of the page. Whatever could end the block or begin a comment in it is written as JSON's own escape.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export const dataBlock = (data: object): Markup =>
  raw(
    `<script type="application/ld+json">${JSON.stringify(data).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}</script>`,
  );
