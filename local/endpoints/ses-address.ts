/** Addresses as SES takes them: `name@example.org` or `Name <name@example.org>`, 7-bit ASCII throughout. */

const LOCAL_PART = /^([^\s<>()[\]\\,;:@"]{1,64}|"[^"\\]{0,62}")$/;
const DOMAIN = /^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}$/;

/** The bare address: what stands between the angle brackets, or all of it. */
export function bareAddress(address: string): string {
  return (/<([^<>]*)>\s*$/.exec(address)?.[1] ?? address).trim();
}

/**
 * Why SES would refuse an address, or null. It has no SMTPUTF8: the local part is ASCII, an international domain
 * punycode, a display name an encoded word.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export function addressFault(address: string): string | null {
  if (!/^[ -~]*$/.test(address)) {
    return 'must be 7-bit ASCII: punycode for the domain, an encoded word for the name';
  }
  const bare = bareAddress(address);
  const at = bare.lastIndexOf('@');
  if (at < 1) return "must have a final '@domain'";
  if (!LOCAL_PART.test(bare.slice(0, at))) return 'must have a local part without special characters';
  return DOMAIN.test(bare.slice(at + 1)) ? null : 'must have a domain of letters, digits, dots and hyphens';
}
