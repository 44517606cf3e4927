/** What mailboxes make of the policies that stand in the DNS. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dmarcAdvice, dmarcNames, judgeDmarc } from '../../operator/setup/dmarc.ts';

const DOMAIN = 'updates.example.gov';
const here = (...texts: string[]) =>
  judgeDmarc({ domain: DOMAIN, names: [{ name: `_dmarc.${DOMAIN}`, texts }] });
const above = (text: string) =>
  judgeDmarc({
    domain: DOMAIN,
    names: [
      { name: `_dmarc.${DOMAIN}`, texts: [] },
      { name: '_dmarc.example.gov', texts: [text] },
    ],
  });

it('looks under the domain and those above it, but under no top-level domain', () => {
  expect(dmarcNames('a.b.example.gov')).toEqual([
    '_dmarc.a.b.example.gov',
    '_dmarc.b.example.gov',
    '_dmarc.example.gov',
  ]);
  expect(dmarcNames('example')).toEqual(['_dmarc.example']);
});

it('takes its own advice', () => {
  expect(here(dmarcAdvice(DOMAIN, 'reports@example.gov').value)).toMatchObject({
    kind: 'policy',
    policy: 'none',
    hasReports: true,
  });
});

describe('a record', () => {
  it.each([
    ['v=DMARC1; p=reject', 'reject'],
    [
      'v=DMARC1;p=quarantine;sp=none;pct=50;adkim=s;aspf=r;rua=mailto:a@b.example!10m,mailto:c@d.example',
      'quarantine',
    ],
    ['v=DMARC1; p=none; fo=1; x=y;', 'none'],
  ])('%s is read', (text, policy) => expect(here(text)).toMatchObject({ kind: 'policy', policy }));

  it.each([
    ['v=DMARC1; rua=mailto:a@b.example', 'p is missing, such as p=none'],
    ['v=DMARC1; p=all', 'p=all: write none, quarantine, reject'],
    ['v=DMARC1; p=none; pct=101', 'pct=101: write a number from 0 to 100'],
    ['v=DMARC1; p=none; aspf=strict', 'aspf=strict: write r or s'],
    ['v=DMARC1; p=none; rua=a@b.example', 'rua=a@b.example: write mailto: and an address'],
    ['v=DMARC1; p=none; p=reject', 'p stands twice'],
  ])('%s is broken, and says where', (text, problem) => {
    expect(here(text)).toMatchObject({ kind: 'broken', problems: [problem] });
  });

  it('is passed over where it is another text, and heeded by nobody where there are two', () => {
    expect(here('v=spf1 -all', 'p=none; v=DMARC1')).toEqual({ kind: 'none' });
    expect(here('v=DMARC1; p=none', 'v=DMARC1; p=reject').kind).toBe('several');
  });

  it('of a domain above says by sp what counts below it', () => {
    expect(above('v=DMARC1; p=reject; sp=none')).toMatchObject({
      policy: 'none',
      name: '_dmarc.example.gov',
    });
    expect(above('v=DMARC1; p=reject')).toMatchObject({ policy: 'reject' });
  });
});

it('a name that no server answered for is no absence', () => {
  expect(judgeDmarc({ domain: DOMAIN, names: [{ name: `_dmarc.${DOMAIN}`, texts: null }] }).kind).toBe(
    'no-answer',
  );
});

it('whatever stands there, it is judged', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tags) => {
      const { kind } = here(['v=DMARC1', ...tags].join(';'));
      expect(['policy', 'broken']).toContain(kind);
    }),
  );
});
