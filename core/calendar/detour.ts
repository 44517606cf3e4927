/** Links that lead over a page of Google's or Outlook's. Outlook's holds the address of whoever got the mail that it was copied from. */

const GOOGLE = String.raw`https?:\/\/www\.google\.com\/url\?`;
const OUTLOOK = String.raw`https:\/\/[a-z0-9]+\.safelinks\.protection\.outlook\.com\/(?:[A-Za-z]+\/)?\?`;
/** What closes a sentence or a bracket is not part of an address. */
const DETOUR = new RegExp(String.raw`(?:${GOOGLE}|${OUTLOOK})[^\s<>"]*[^\s<>".,;:!?)\]]`, 'gi');

/** The text with every such address replaced by the one it leads to. */
export const withoutDetours = (text: string): string =>
  text.includes('://') ? text.replace(DETOUR, leadingTo) : text;

function leadingTo(address: string): string {
  const query = URL.parse(address.replaceAll('&amp;', '&'))?.searchParams;
  const target = query?.get('q') ?? query?.get('url') ?? '';
  return /^https?:\/\/\S+$/i.test(target) ? target : address;
}
