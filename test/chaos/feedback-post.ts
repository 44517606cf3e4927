/**
 * What SES publishes of its messages, on its way to our queue: single events are lost, come twice, late, or before SES has
 * answered, and from some moment on perhaps none comes at all.
 */
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import type { Courier } from './courier.ts';
import type { FaultCounts } from './faults.ts';
import type { Random } from './random.ts';
import type { Message } from './truth-ses.ts';

export interface PostWeather {
  /** How likely each event is lost, doubled, or late: each of the three. */
  readonly fault: number;
  /** From the next calm moment after so many accepted messages no event comes any more; null: they come to the end. */
  readonly withheldAfter: number | null;
  /** After so many accepted messages some events end among the dead letters, and silence proves nothing any more; null: none does. */
  readonly buriedAfter: number | null;
}

export interface FeedbackPost {
  /** SES has accepted these. */
  onAccepted(messages: readonly Message[]): void;
  /** From here on, what `accessKey` has accepted is kept back for `takeEarly`. */
  expectEarly(accessKey: string): void;
  /** The bodies of the events that were kept back. */
  takeEarly(accessKey: string): readonly string[];
  /** Nobody works: whatever SES accepts from here on is of calls begun after all that it has told of. */
  onCalm(): void;
  /** What became of the events of a message, for the history. */
  fate(messageId: string): string;
}

export interface PostOptions {
  readonly courier: Pick<Courier, 'put' | 'bury'>;
  readonly random: Random;
  readonly counts: FaultCounts;
  readonly weather: PostWeather;
}

const MINUTE_MS = 60_000;
/** The most that an event takes on an ordinary day, and the most of a late one. */
const USUAL_MS = MINUTE_MS;
const LATEST_MS = 40 * MINUTE_MS;

/** What becomes of a message after it was accepted, besides: below what would stop all sending. */
const BOUNCED = 0.004;
const COMPLAINED = 0.0001;
const DELAYED = 0.004;
/** How likely an event is to end among the dead letters, where any does. */
const BURIED = 0.02;

export function createFeedbackPost({ courier, random, counts, weather }: PostOptions): FeedbackPost {
  const early = new Map<string, string[]>();
  const fates = new Map<string, string>();
  let accepted = 0;
  let withholds = false;
  const post = (body: string, messageId: string): void => {
    const note = (fate: string) => void fates.set(messageId, `${fates.get(messageId) ?? ''} ${fate}`.trim());
    const fault = random.chance(3 * weather.fault) ? random.pick(['lost', 'doubled', 'late'] as const) : null;
    if (fault) {
      counts[`feedback-${fault}`] += 1;
      note(fault);
    }
    if (fault === 'lost') return;
    if (weather.buriedAfter !== null && accepted > weather.buriedAfter && random.chance(BURIED)) {
      counts['feedback-dead'] += 1;
      note('among the dead letters');
      courier.bury('feedback', body);
      return;
    }
    courier.put('feedback', body, random.below(fault === 'late' ? LATEST_MS : USUAL_MS));
    if (fault === 'doubled') courier.put('feedback', body, random.below(LATEST_MS));
  };
  const publish = (message: Message) => {
    accepted += 1;
    if (withholds) {
      counts['feedback-withheld'] += 1;
      fates.set(message.messageId, 'withheld');
      return;
    }
    const [first, ...others] = eventsOf(message, random).map((event) => JSON.stringify(event));
    const kept = early.get(message.accessKey);
    if (kept && first) {
      kept.push(first);
      fates.set(message.messageId, 'early');
    } else if (first) post(first, message.messageId);
    for (const body of others) post(body, message.messageId);
  };
  return {
    onAccepted: (messages) => {
      for (const message of messages) publish(message);
    },
    expectEarly: (accessKey) => {
      if (!early.has(accessKey)) early.set(accessKey, []);
    },
    takeEarly: (accessKey) => {
      const kept = early.get(accessKey) ?? [];
      early.delete(accessKey);
      return kept;
    },
    onCalm: () => {
      withholds ||= weather.withheldAfter !== null && accepted > weather.withheldAfter;
    },
    fate: (messageId) => fates.get(messageId) ?? 'in time',
  };
}

/** The Send event, and what else SES has to say. */
function eventsOf(message: Message, random: Random): FeedbackMessage[] {
  const mail = {
    timestamp: message.timestamp,
    messageId: message.messageId,
    destination: [message.address],
    tags: Object.fromEntries(Object.entries(message.tags).map(([name, value]) => [name, [value]])),
  };
  const events: FeedbackMessage[] = [{ eventType: 'Send', mail }];
  if (random.chance(DELAYED)) events.push({ eventType: 'DeliveryDelay', mail });
  if (random.chance(BOUNCED)) {
    const bounceType = random.pick(['Permanent', 'Transient'] as const);
    events.push({ eventType: 'Bounce', mail, bounce: { bounceType } });
  }
  if (random.chance(COMPLAINED)) events.push({ eventType: 'Complaint', mail, complaint: {} });
  return events;
}
