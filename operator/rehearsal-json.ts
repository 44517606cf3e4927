/** A rehearsal for programs: what `rehearse --json` prints. */
import type { Rehearsal, RehearsedMailing } from './rehearsal.ts';

/**
 * JSON with a final line feed: `{"mailings": [{"id", "event", "kind", "offset", "startsAt", "dueAt", "subject",
 * "recipients", "sent", "failed", "skipped"}], "totals": {"recipients", "messages", "duplicates", "missing"}, "out"}`.
 */
export function rehearsalJson({ mailings, totals, out }: Rehearsal): string {
  const { recipients, messages, duplicates, missing } = totals;
  const report = {
    mailings: mailings.map(mailingJson),
    totals: { recipients, messages, duplicates, missing },
    out,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Each field is named, so that what the report gains later never changes what programs read. */
const mailingJson = (mailing: RehearsedMailing) => ({
  id: mailing.id,
  event: mailing.event,
  kind: mailing.kind,
  offset: mailing.offset,
  startsAt: mailing.startsAt,
  dueAt: mailing.dueAt,
  subject: mailing.subject,
  recipients: mailing.recipients,
  sent: mailing.sent,
  failed: mailing.failed,
  skipped: mailing.skipped,
});
