/** What the sweep reads and writes in the table. */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { rememberInForce } from '../../core/calendar/in-force.ts';
import { digestReadersStore } from '../../core/digest/digest-readers.store.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { letterStore } from '../../core/letters/letter.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { alarmStore } from '../../core/sweep/alarm.store.ts';
import { sweepStore } from '../../core/sweep/sweep.store.ts';

/** Every store that a sweep needs of this table. */
export function sweepStores(table: Table) {
  const calendars = {
    agencies: agencyStore(table),
    events: eventStore(table),
    versions: inForceStore(table),
    publications: publicationStore(table),
  };
  return {
    ...calendars,
    inForce: rememberInForce(calendars),
    mailings: mailingStore(table),
    ranges: rangeStore(table),
    ledger: ledgerStore(table),
    feedback: feedbackStore(table),
    brakes: brakeStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    submissions: submissionStore(table),
    letters: letterStore(table),
    sweeps: sweepStore(table),
    alarms: alarmStore(table),
    digests: digestReadersStore(table),
    figures: figuresStore(table),
  };
}
