/** Whether a form was sent from one of our own pages, as far as the browser says. */

/** What a browser says of where a request comes from; both may be missing. */
export interface RequestSource {
  /** `Sec-Fetch-Site`. */
  readonly site: string | undefined;
  /** `Origin`. */
  readonly origin: string | undefined;
}

/**
 * By Fetch Metadata; from browsers that do not send it, by the origin. Our pages send no referrer, wherefore a browser may
 * give their origin as `null`: that, and no word at all, is let through, for no form rests on what a browser adds by itself. Those
 * that anybody can open carry a time that we signed; behind a person's own link the link is the proof.
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function isFromOurPages({ site, origin }: RequestSource, siteUrl: string): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || origin === 'null' || origin === new URL(siteUrl).origin;
}
