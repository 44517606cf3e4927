/** Changes as readers are told of them. */
import { STYLES, type Style } from '../../core/agency/style.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { renderNoticeLetter } from '../../core/notices/notice-letter.ts';
import { type RenderedNotice, renderNotice } from '../../core/notices/render-notice.ts';
import { delivered } from '../email/reading.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { CHANGES, CHANGES_WITH_PLACES, type Changed } from './changes-to-tell.ts';

/** Whoever reads it. */
export interface Reader {
  readonly style?: Style;
  readonly language?: string;
}

/** The notice to those without a place. */
export const noticeOf = (
  changed: Changed,
  { style = 'discreet', language = 'en' }: Reader = {},
): RenderedNotice =>
  renderNotice({
    ...changed,
    ...{ agency, style, language },
    siteUrl: SITE_URL,
    stampedAt: '2026-01-05T17:00:00Z',
  });

const signature = (sign: string) => `${'c'.repeat(32)}/1.${sign.repeat(22)}`;

/** The letter to somebody with a place. */
export function letterOn({ event, from }: Changed, language = 'en') {
  const words = catalogueFor(language, agency);
  const addressOf = (path: string) => pageAddress(path, { siteUrl: SITE_URL, agency, words });
  const addresses = {
    manage: addressOf(`/manage/${signature('m')}`),
    stop: addressOf(`/stop/${signature('s')}`),
    event: addressOf(`/${event.year}/${event.id}`),
  };
  return renderNoticeLetter({ event, from, agency, words, addresses });
}

/** Every change as everyone may be told of it, as it arrives. */
export function everyNotice(): { readonly subject: string; readonly html: string }[] {
  const readers = STYLES.flatMap((style) => agency.languages.map((language) => ({ style, language })));
  const notices = Object.values(CHANGES).flatMap((changed) =>
    readers.map((reader) => noticeOf(changed, reader)),
  );
  const letters = Object.values(CHANGES_WITH_PLACES).flatMap((changed) =>
    agency.languages.map((language) => letterOn(changed, language)),
  );
  return [
    ...notices.map(({ subject, html }) => ({ subject: delivered(subject), html: delivered(html) })),
    ...letters,
  ];
}
