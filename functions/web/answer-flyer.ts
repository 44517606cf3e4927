/** A flyer leaves as a file to be kept, never as a page: whatever a browser makes of it, it does that apart from our pages. */
import type { Context } from 'hono';
import { type CheckedFlyer, FLYER_FILES } from '../../core/submissions/flyer.ts';

/** Opened all the same, it may do nothing. */
const SANDBOX = "default-src 'none'; sandbox";

export function answerFlyer(
  c: Context,
  { type, file }: { readonly type: CheckedFlyer['type']; readonly file: Uint8Array<ArrayBuffer> },
): Response {
  const { name, contentType } = FLYER_FILES[type];
  return c.body(file, 200, {
    'Content-Type': contentType,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy': SANDBOX,
    'X-Content-Type-Options': 'nosniff',
  });
}
