/** Draws the signature blocks of the years to come and of this January, where what they are drawn from has changed. */
import type { Agency } from '../../core/agency/agency.ts';
import { awarenessDayAmong } from '../../core/awareness-day/awareness-day.ts';
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import { offeredLanguages } from '../../core/languages/languages.ts';
import { contentsOf } from '../../core/publications/publication.ts';
import { blockOffer } from '../../core/signature-block/block-offer.ts';
import { blockDigest } from '../../core/signature-block/block-svg.ts';
import { drawBlock } from '../../core/signature-block/draw-block.ts';
import type { SignatureBlockStore } from '../../core/signature-block/signature-block.store.ts';
import {
  type BlockKey,
  type SignatureBlock,
  signatureBlockOf,
} from '../../core/signature-block/signature-block.ts';

export interface DrawingDependencies {
  readonly signatureBlocks: SignatureBlockStore;
}

type Wanted = Pick<EventsData, 'agency' | 'calendars' | 'publications'>;

/** How many were drawn: none where nothing changed, and then nothing is written. */
export async function drawSignatureBlocks(
  wanted: Wanted,
  { signatureBlocks }: DrawingDependencies,
  now: Date,
): Promise<number> {
  let drawn = 0;
  for (const { key, block } of blocksWanted(wanted, now)) {
    const digest = blockDigest(block);
    if ((await signatureBlocks.find(key))?.digest === digest) continue;
    await signatureBlocks.put(key, { digest, png: await drawBlock(block) });
    drawn += 1;
  }
  return drawn;
}

/** One for each language; a year without an Awareness Day has no page that would show them. */
function blocksWanted(
  { agency, calendars, publications }: Wanted,
  now: Date,
): { readonly key: BlockKey; readonly block: SignatureBlock }[] {
  const months = contentsOf(publications, 'month');
  const years = calendars
    .filter(({ year, events }) => awarenessDayAmong(events) && isStillWanted(year, agency, now))
    .map(({ year }) => year);
  return years.flatMap((year) =>
    offeredLanguages(agency).map((words) => ({
      key: { year, language: words.tag },
      block: signatureBlockOf({ agency, words, month: months.find((each) => each.year === year) ?? null }),
    })),
  );
}

const isStillWanted = (year: number, { timeZone }: Agency, now: Date): boolean =>
  blockOffer(year, timeZone, now) !== 'over';
