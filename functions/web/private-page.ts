/** Pages behind a personal link: neither stored nor indexed, and their link as the reader has it. */
import type { Context } from 'hono';

/** Has nobody store or index the answer. */
export function forgetThisPage(c: Context): void {
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex');
}

/** The token in the path, without the one sign that mail programs glue to an address; no token ends in any of them. */
export const tokenOf = (c: Context): string => (c.req.param('token') ?? '').replace(/[/.,>)]$/, '');
