/** What `npm audit` says is judged by where the package is used. */
import { describe, expect, it } from 'vitest';
import {
  type AcceptedAdvisory,
  judgeAudit,
  NotAuditedError,
  readAuditReport,
} from '../../supply-chain/audit-report.ts';

const advisory = (severity: string) => ({
  source: 1,
  name: 'leaky',
  title: 'Reads past its end',
  url: 'https://github.com/advisories/GHSA-0000-0000-0000',
  severity,
  cwe: ['CWE-125'],
  range: '<2.0.0',
});

/** As npm 11 prints it. */
const report = (severity: string) =>
  readAuditReport(
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: {
        leaky: {
          ...{ name: 'leaky', severity, isDirect: false, effects: ['above'], range: '<2.0.0' },
          ...{ via: [advisory(severity)], nodes: ['node_modules/leaky'], fixAvailable: true },
        },
        above: {
          ...{ name: 'above', severity, isDirect: true, effects: [], range: '*' },
          ...{ via: ['leaky'], nodes: ['node_modules/above'], fixAvailable: false },
        },
      },
      metadata: { vulnerabilities: { info: 0, low: 0, moderate: 2, high: 0, critical: 0, total: 2 } },
    }),
  );

const judge = (
  severity: string,
  options: { isBundled: boolean; today?: string; accepted?: AcceptedAdvisory[] },
) =>
  judgeAudit(report(severity), {
    bundled: new Set(options.isBundled ? ['node_modules/leaky'] : ['node_modules/above']),
    today: options.today ?? '2026-11-23',
    ...(options.accepted && { accepted: options.accepted }),
  });

describe('an advisory', () => {
  it.each(['low', 'moderate', 'high', 'critical'])(
    'that is %s stops us where it is in a function',
    (severity) => {
      expect(judge(severity, { isBundled: true })).toEqual({
        stops: [
          `leaky <2.0.0 is in the functions: Reads past its end (${severity}, https://github.com/advisories/GHSA-0000-0000-0000)`,
        ],
        notes: [],
      });
    },
  );

  it('stops us on the machine alone from high on', () => {
    expect(judge('moderate', { isBundled: false })).toMatchObject({ stops: [], notes: [expect.any(String)] });
    expect(judge('high', { isBundled: false })).toMatchObject({ stops: [expect.any(String)], notes: [] });
  });

  it('that is accepted stops us again from a day on', () => {
    const accepted = [{ url: advisory('high').url, reason: 'It is never called.', until: '2026-12-01' }];
    expect(judge('high', { isBundled: true, accepted, today: '2026-11-30' }).stops).toEqual([]);
    expect(judge('high', { isBundled: true, accepted, today: '2026-12-01' }).stops).toHaveLength(1);
  });
});

it('a report of nothing says nothing', () => {
  const none = readAuditReport('{"auditReportVersion":2,"vulnerabilities":{},"metadata":{}}');
  expect(judgeAudit(none, { bundled: new Set(), today: '2026-11-23' })).toEqual({ stops: [], notes: [] });
});

it.each([
  ['{"message":"405 Method Not Allowed","statusCode":405}', '405 Method Not Allowed'],
  ['', 'npm printed no report.'],
  ['{"auditReportVersion":3}', 'npm printed no report.'],
])('%j is no report, and never taken for one that is clean', (text, reason) => {
  expect(() => readAuditReport(text)).toThrow(new NotAuditedError(reason));
});
