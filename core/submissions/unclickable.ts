/** Addresses in text from strangers, written so that no mail program makes a link of them: `https://example[.]org/page`. */

const WEB = /\b(?:https?:\/\/|www\.)[^\s<>"]+/gi;

/** The same text; in each web address every dot stands in brackets, up to the first slash behind its host. */
export const unclickable = (text: string): string =>
  text.replace(WEB, (address) => {
    const [, scheme = '', host = '', rest = ''] = /^((?:https?:\/\/)?)([^/?#]*)(.*)$/i.exec(address) ?? [];
    return `${scheme.replace(':', '[:]')}${host.replaceAll('.', '[.]')}${rest}`;
  });
