/** The picture for people's e-mail signatures, with its words for those who do not see it, and how to add it; or that it is over. */
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { offeredLanguages } from '../languages/languages.ts';
import { dayName } from '../languages/when.ts';
import type { Month } from '../month/month.ts';
import { blockPath } from '../signature-block/block-address.ts';
import { BLOCK_HEIGHT, BLOCK_WIDTH } from '../signature-block/block-layout.ts';
import { type BlockOffer, blockOffer } from '../signature-block/block-offer.ts';
import { blockDigest } from '../signature-block/block-svg.ts';
import { alternativeText, signatureBlockOf } from '../signature-block/signature-block.ts';
import { SIGNATURE_BLOCK_ID } from './addresses.ts';
import type { Reader } from './page-frame.ts';

interface Showing extends Pick<Reader, 'agency'> {
  readonly words: Catalogue;
  readonly month: Month | null;
  readonly year: number;
  readonly now: Date;
}

export function signatureBlockSection(showing: Showing): Markup {
  const { agency, words, year, now } = showing;
  const offer = blockOffer(year, agency.timeZone, now);
  const isThere = offer === 'ahead' || offer === 'on';
  return markup`<section aria-labelledby="${SIGNATURE_BLOCK_ID}"><h2 id="${SIGNATURE_BLOCK_ID}">${words.awarenessDay.blockTitle}</h2>
<p${offer === 'over' && markup` class="note"`}>${offerInWords(offer, year, words)}</p>
${isThere && markup`${picture(showing)}${steps(words)}`}</section>`;
}

function offerInWords(offer: BlockOffer, year: number, words: Catalogue): string {
  return fill(words.awarenessDay.blockOffer[offer], {
    ahead: dayName(`${year - 1}-12-01`, words),
    on: dayName(`${year}-01-01`, words),
    over: dayName(`${year}-02-01`, words),
  });
}

/** The same picture in each language; the reader's is the one that is shown. */
function picture({ agency, words, month, year }: Showing): Markup {
  const { awarenessDay } = words;
  const block = signatureBlockOf({ agency, words, month });
  const alternative = alternativeText(block, words);
  const pathIn = (other: Catalogue) =>
    blockPath({ year, language: other.tag }, blockDigest(signatureBlockOf({ agency, words: other, month })));
  const others = offeredLanguages(agency).filter(({ tag }) => tag !== words.tag);
  return markup`
<p><img src="${pathIn(words)}" width="${BLOCK_WIDTH}" height="${BLOCK_HEIGHT}" alt="${alternative}"></p>
<p>${awarenessDay.alternativeTitle}</p>
<p class="post panel">${alternative}</p>
<p class="links"><a class="button" href="${pathIn(words)}" download="${FILE_NAME}">${awarenessDay.download}</a>
${others.map(
  (
    other,
  ) => markup`<a href="${pathIn(other)}" download="${FILE_NAME}" hreflang="${other.tag}">${fill(awarenessDay.inOther, { language: other.name })}</a>
`,
)}</p>`;
}

/** Neutral: it stays in a folder of downloads. */
const FILE_NAME = 'signature.png';

/** First what is the same everywhere; each program's own steps open where they are wanted. */
function steps({ awarenessDay: { stepsTitle, steps: all } }: Catalogue): Markup {
  const list = (each: readonly string[]) => markup`<ol>${each.map((step) => markup`<li>${step}</li>`)}</ol>`;
  const programs = [all.newOutlook, all.classicOutlook, all.gmail];
  return markup`
<h3>${stepsTitle}</h3>
${list(all.save)}
${programs.map(
  (program) => markup`<details class="panel"><summary>${program.title}</summary>
${list(program.steps)}</details>
`,
)}`;
}
