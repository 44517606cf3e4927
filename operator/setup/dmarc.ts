/**
 * DMARC: what receivers are told to do with mail in the domain's name that is neither signed nor sent by it.
 * @see https://www.rfc-editor.org/rfc/rfc7489
 */
import type { DnsRecord } from '../../core/contract/sender-records.ts';

/** What stands under `_dmarc` of the senders' domain and of those above it, the nearest first. */
export interface DmarcLookup {
  readonly domain: string;
  /** Texts by name; null where the DNS did not answer. */
  readonly names: readonly { readonly name: string; readonly texts: readonly string[] | null }[];
}

export type DmarcVerdict =
  | { readonly kind: 'no-answer'; readonly name: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly name: string; readonly texts: readonly string[] }
  | {
      readonly kind: 'broken';
      readonly name: string;
      readonly text: string;
      readonly problems: readonly string[];
    }
  | DmarcPolicy;

export interface DmarcPolicy {
  readonly kind: 'policy';
  readonly name: string;
  readonly text: string;
  /** What counts for the senders' domain: of a record above it, `sp` where it says so. */
  readonly policy: string;
  /** Whether only mail by exactly this domain's own return path would count. */
  readonly strictSpf: boolean;
  readonly hasReports: boolean;
}

const POLICIES = ['none', 'quarantine', 'reject'];

/** The names to look under: receivers ask the domain, then those above it that could have registered it. */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split('.');
  const lengths = Array.from({ length: Math.max(1, labels.length - 1) }, (_, above) => labels.slice(above));
  return lengths.map((rest) => `_dmarc.${rest.join('.')}`);
}

/** To begin with: nothing is refused, and receivers tell a mailbox what they see. */
export const dmarcAdvice = (domain: string, mailbox: string): DnsRecord => ({
  type: 'TXT',
  name: `_dmarc.${domain}`,
  value: `v=DMARC1; p=none; rua=mailto:${mailbox}`,
});

/** What receivers make of it. */
export function judgeDmarc({ domain, names }: DmarcLookup): DmarcVerdict {
  for (const { name, texts } of names) {
    if (texts === null) return { kind: 'no-answer', name };
    const records = texts.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/.test(text));
    if (records.length > 1) return { kind: 'several', name, texts: records };
    const [text] = records;
    if (text !== undefined) return judgeText({ name, text, isAbove: name !== `_dmarc.${domain}` });
  }
  return { kind: 'none' };
}

function judgeText({ name, text, isAbove }: { name: string; text: string; isAbove: boolean }): DmarcVerdict {
  const tags = tagsOf(text);
  const problems = problemsOf(tags);
  if (problems.length > 0) return { kind: 'broken', name, text, problems };
  const value = new Map(tags);
  const policy = value.get('p') ?? 'none';
  return {
    ...{ kind: 'policy', name, text },
    policy: isAbove ? (value.get('sp') ?? policy) : policy,
    strictSpf: value.get('aspf') === 's',
    hasReports: value.has('rua'),
  };
}

type Tag = readonly [name: string, value: string];

const tagsOf = (text: string): Tag[] =>
  text
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
    .map((tag) => {
      const [name = '', ...value] = tag.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()];
    });

const oneOf = (words: readonly string[]) => (value: string) => words.includes(value.toLowerCase());
const isReportAddress = (uri: string): boolean =>
  /^mailto:[^@\s,!]+@[^@\s,!]+\.[^@\s,!]+(!\d+[kmgt]?)?$/i.test(uri.trim());

/** What each tag may hold; other tags are passed over, as receivers do. */
const TAGS: Readonly<Record<string, readonly [isRight: (value: string) => boolean, wanted: string]>> = {
  p: [oneOf(POLICIES), POLICIES.join(', ')],
  sp: [oneOf(POLICIES), POLICIES.join(', ')],
  np: [oneOf(POLICIES), POLICIES.join(', ')],
  adkim: [oneOf(['r', 's']), 'r or s'],
  aspf: [oneOf(['r', 's']), 'r or s'],
  pct: [(value) => /^\d{1,3}$/.test(value) && Number(value) <= 100, 'a number from 0 to 100'],
  rua: [(value) => value.split(',').every(isReportAddress), 'mailto: and an address'],
  ruf: [(value) => value.split(',').every(isReportAddress), 'mailto: and an address'],
};

function problemsOf(tags: readonly Tag[]): string[] {
  const names = tags.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return [
    ...(names.includes('p') ? [] : ['p is missing, such as p=none']),
    ...(twice === undefined ? [] : [`${twice} stands twice`]),
    ...tags.flatMap(([name, value]) => {
      const [isRight, wanted] = TAGS[name] ?? [];
      return isRight && !isRight(value) ? [`${name}=${value}: write ${wanted}`] : [];
    }),
  ];
}
