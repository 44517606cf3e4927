/** The bar of long work. */
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { type Progress, withProgress } from '../../operator/progress.ts';

const FORMAT = '{bar} {value}/{total} people';

/** What would have stood on a terminal, or on what is none. */
async function shown(
  work: (progress: Progress) => Promise<unknown>,
  { json = false, isTTY = true }: { readonly json?: boolean; readonly isTTY?: boolean } = {},
): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  await withProgress({ format: FORMAT, json, stream }, work).catch(() => undefined);
  stream.end();
  return (await stream.toArray()).join('');
}

const twoPeople = async ({ begin, step }: Progress) => {
  begin(2);
  step();
  step();
};

/** The cursor is hidden under a bar, and long lines are cut: what puts both right again. */
const PUT_AWAY = '\u001b[?7h';

it('goes with the work on a terminal, and is put away with it', async () => {
  const text = await shown(twoPeople);
  expect(text).toContain('2/2 people');
  expect(text).toContain(PUT_AWAY);
});

it('is put away when the work fails in the middle, and the failure goes on', async () => {
  const failing = async ({ begin, step }: Progress) => {
    begin(2);
    step();
    throw new Error('The table is gone.');
  };
  const text = await shown(failing);
  expect(text).toContain('1/2 people');
  expect(text).toContain(PUT_AWAY);
  await expect(withProgress({ format: FORMAT, json: true }, failing)).rejects.toThrow('The table is gone.');
});

it('is none for programs, where there is no terminal, and before the work begins', async () => {
  expect(await shown(twoPeople, { json: true })).toBe('');
  expect(await shown(twoPeople, { isTTY: false })).toBe('');
  expect(await shown(async () => Promise.reject(new Error('Not begun.')))).toBe('');
});
