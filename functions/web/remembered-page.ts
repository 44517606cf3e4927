/** Pages that are the same for everyone: each is rendered and compressed at most once a minute. */
import { rememberFor } from '../../core/runtime/remember.ts';
import { type Compressed, compressed } from './compressed.ts';

/** Milliseconds for which a page may say that something is still to come which has just begun. */
const PAGE_MS = 60_000;

/**
 * Remembers what `render` gives for each of the pages that may be asked for.
 *
 * @param render takes all that its page depends on but the time, so nothing that grows with what people ask
 */
export const rememberPage = <Asked>(
  render: (asked: Asked) => Promise<string>,
): ((asked: Asked) => Promise<Compressed>) =>
  rememberFor(PAGE_MS, async (asked: Asked) => compressed(await render(asked)));
