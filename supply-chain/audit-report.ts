/** What `npm audit --json` says, and which of it stops us. */
import * as v from 'valibot';

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;
type Severity = (typeof SEVERITIES)[number];

const AdvisorySchema = v.object({
  title: v.string(),
  url: v.string(),
  severity: v.picklist(SEVERITIES),
  range: v.string(),
});

/** Version 2, as npm has written it since 7. A package that is in it for what it depends on names that in `via`. */
const ReportSchema = v.object({
  auditReportVersion: v.literal(2),
  vulnerabilities: v.record(
    v.string(),
    v.object({
      name: v.string(),
      via: v.array(v.union([v.string(), AdvisorySchema])),
      nodes: v.array(v.string()),
    }),
  ),
});
export type AuditReport = v.InferOutput<typeof ReportSchema>;

/** npm could not ask: it prints its error as JSON, in which no report is. */
export class NotAuditedError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotAuditedError';
  }
}

const RefusalSchema = v.object({ message: v.string() });

/** @throws NotAuditedError where the text is no report */
export function readAuditReport(text: string): AuditReport {
  const json = parsed(text);
  const report = v.safeParse(ReportSchema, json);
  if (report.success) return report.output;
  const refusal = v.safeParse(RefusalSchema, json);
  throw new NotAuditedError(refusal.success ? refusal.output.message : 'npm printed no report.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The mildest severity that stops us: in what runs on AWS, and in what is used on the machine alone. */
const STOPS = { bundled: 'low', onTheMachine: 'high' } as const;

const isAtLeast = (one: Severity, other: Severity): boolean =>
  SEVERITIES.indexOf(one) >= SEVERITIES.indexOf(other);

/** An advisory that does not stop us for a while, for a reason that somebody has written down. */
export interface AcceptedAdvisory {
  readonly url: string;
  /** Why it can't harm anybody here. */
  readonly reason: string;
  /** The day, such as `2027-03-01`, from which it stops us again. */
  readonly until: string;
}

/** None. */
export const ACCEPTED: readonly AcceptedAdvisory[] = [];

export interface Judged {
  /** Sentences about what stops us. */
  readonly stops: readonly string[];
  /** Sentences about the rest. */
  readonly notes: readonly string[];
}

/**
 * @param bundled paths of the packages that are given to AWS
 * @param today such as `2026-11-23`
 */
export function judgeAudit(
  { vulnerabilities }: AuditReport,
  {
    bundled,
    today,
    accepted = ACCEPTED,
  }: { bundled: ReadonlySet<string>; today: string; accepted?: readonly AcceptedAdvisory[] },
): Judged {
  const found = Object.values(vulnerabilities).flatMap(({ name, via, nodes }) =>
    via.flatMap((each) => {
      if (typeof each === 'string') return [];
      const isBundled = nodes.some((node) => bundled.has(node));
      const isAccepted = accepted.some(({ url, until }) => url === each.url && today < until);
      const isStop = !isAccepted && isAtLeast(each.severity, isBundled ? STOPS.bundled : STOPS.onTheMachine);
      const where = isBundled ? 'is in the functions' : 'is used on the machine alone';
      return [
        { isStop, says: `${name} ${each.range} ${where}: ${each.title} (${each.severity}, ${each.url})` },
      ];
    }),
  );
  const saying = (stops: boolean) => found.filter(({ isStop }) => isStop === stops).map(({ says }) => says);
  return { stops: saying(true), notes: saying(false) };
}
