/** What travels on the queue `letters`: each of them one message to one person, or what else has to be decided for one. */
import * as v from 'valibot';
import { EventRefSchema } from './messages.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());
const text = v.pipe(v.string(), v.nonEmpty());
const subscriberId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** How a person wants to be written to. */
const choices = { language: text, style: v.picklist(['discreet', 'open']) };

/** That a person agreed: when, to which wording, and on which page. No network address, no browser. */
const ConsentSchema = v.object({
  at: instant,
  /** Names the words that stood at the form, which are kept under it. */
  wording: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  page: text,
  language: text,
});
export type Consent = v.InferOutput<typeof ConsentSchema>;

/** Every letter has an id of its own, made with the request: delivered twice, it stays the same letter. */
const letter = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Asks for the lists; they begin once the address has confirmed. */
const ConfirmSubscriptionSchema = v.object({
  purpose: v.literal('confirm-subscription'),
  letter,
  address: text,
  lists: v.pipe(v.array(text), v.minLength(1)),
  ...choices,
  /** How the person wants to hear; each event by its own reminders, where it is left out. */
  rhythm: v.optional(v.picklist(['daily', 'weekly'])),
  consent: ConsentSchema,
});

/** Asks for one event: to be reminded of it, or for a place at it. */
const ConfirmEventSchema = v.object({
  purpose: v.literal('confirm-event'),
  letter,
  address: text,
  event: EventRefSchema,
  wants: v.picklist(['reminders', 'place']),
  ...choices,
  consent: ConsentSchema,
});

/** When somebody asked for it on a page; left out of what was queued before this was kept. */
const askedAt = v.optional(instant);

/** Asks for a subscriber's mail to go to another address, which confirms. */
const ConfirmAddressSchema = v.object({
  purpose: v.literal('confirm-address'),
  letter,
  /** Whose address changes. */
  id: subscriberId,
  /** The new one. */
  address: text,
  language: text,
  askedAt,
});

/** Names one submission. */
const submission = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Asks whoever has the address to confirm what was submitted with it. */
const ConfirmSubmissionSchema = v.object({
  purpose: v.literal('confirm-submission'),
  letter,
  address: text,
  submission,
  /** What it is called, for the letter and its page. */
  title: text,
  language: text,
  askedAt,
});

/** Asks a moderator to decide on a submission. */
const ModerateSchema = v.object({
  purpose: v.literal('moderate'),
  letter,
  submission,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The moderator's id: the agency file in force says whose address that is. */
  moderator: subscriberId,
});

/** Brings to a moderator once more what has waited for a while: all of it in one letter. */
const ModerateAgainSchema = v.object({
  purpose: v.literal('moderate-again'),
  letter,
  /** As above. */
  moderator: subscriberId,
});

/** Tells whoever submitted something what was decided. */
const SubmissionDecidedSchema = v.object({
  purpose: v.literal('submission-decided'),
  letter,
  submission,
  outcome: v.picklist(['approved', 'declined', 'withdrawn', 'expired']),
  /** A moderator's word to them; empty for none. */
  word: v.pipe(v.string(), v.maxLength(2000)),
});

/** Asks for the link to one's own choices. */
const ManageSchema = v.object({
  purpose: v.literal('manage'),
  letter,
  address: text,
  language: text,
  askedAt,
});

/** Asks for all that is kept of a subscriber, which is sent to the address it is kept with. */
const ExportSchema = v.object({ purpose: v.literal('export'), letter, id: subscriberId, askedAt });

/** Says that a complaint is taken back: from here on mail comes again. */
const WelcomeBackSchema = v.object({
  purpose: v.literal('welcome-back'),
  letter,
  id: subscriberId,
  address: text,
  language: text,
});

/** Tells a person how their registration stands. The person is given, for after erasure nobody could look them up. */
const RegistrationSchema = v.object({
  purpose: v.literal('registration'),
  letter,
  event: EventRefSchema,
  outcome: v.picklist(['seated', 'waiting', 'given-up']),
  person: v.object({ id: subscriberId, address: text, ...choices }),
});

/** Tells a person who has a place of a change of the event, with a new invitation or with its cancellation. */
const NoticeSchema = v.object({
  purpose: v.literal('notice'),
  letter,
  event: EventRefSchema,
  /** Id of the mailing that tells everyone else. */
  mailing: text,
  /** Index of the state in which the person knows the event. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  person: v.object({ id: subscriberId, address: text, ...choices }),
});

/** Not a letter by itself: places of an event may be free, and whoever waits longest gets them and a letter. */
const FillPlacesSchema = v.object({ purpose: v.literal('fill-places'), event: EventRefSchema });

/** Not a letter at all: a person is to be erased who has not answered since an instant, unless they have by now. */
const EraseSchema = v.object({ purpose: v.literal('erase'), id: subscriberId, silentSince: instant });

/** On the queue `letters`: one message to one person, because they asked. `send-letter` decides whether it is sent. */
export const LetterMessageSchema = v.variant('purpose', [
  ConfirmSubscriptionSchema,
  ConfirmEventSchema,
  ConfirmAddressSchema,
  ConfirmSubmissionSchema,
  ModerateSchema,
  ModerateAgainSchema,
  SubmissionDecidedSchema,
  ManageSchema,
  ExportSchema,
  WelcomeBackSchema,
  RegistrationSchema,
  NoticeSchema,
  FillPlacesSchema,
  EraseSchema,
]);
export type LetterMessage = v.InferOutput<typeof LetterMessageSchema>;

/** A request that takes effect once the link in its letter has been opened and its button pressed. */
export type RequestToConfirm = Extract<
  LetterMessage,
  { purpose: 'confirm-subscription' | 'confirm-event' | 'confirm-address' | 'confirm-submission' }
>;
