/** Instants as an operator types them. */
import { InvalidArgumentError } from 'commander';
import { Temporal } from 'temporal-polyfill';

/** An instant with its offset, such as `2026-01-05T09:00:00-08:00`; without one it would mean nothing certain. */
export function readInstant(text: string): Date {
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    throw new InvalidArgumentError(
      'Write an instant with its offset, like 2026-01-05T09:00:00-08:00 or 2026-01-05T17:00:00Z',
    );
  }
}
