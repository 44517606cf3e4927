/** Change notices: what was promised is not as it was. In English. */
export const notice = {
  /** What has changed, on its own or in a list; where it stands first, its first letter is made large. */
  what: {
    cancelled: 'canceled',
    reinstated: 'takes place after all',
    date: 'new date',
    hours: 'new time',
    endTime: 'new end time',
    lastDay: 'new last day',
    place: 'new place',
    join: 'new link to join',
    joinWithPlace: 'new link to join',
    joinByPlace: 'new way to join',
    joinFirstByPlace: 'how to join',
    joinFirst: 'link to join',
    joinGone: 'link to join not valid',
    tentative: 'date not final',
    confirmed: 'date is final',
  },
  /** `now` where the time is among it, `same` where it is not. */
  subject: {
    discreet: {
      now: '{what}: {agency} {kind}, now {when}',
      same: '{what}: {agency} {kind}, {when}',
    },
    open: {
      now: '{what}: {title} – now {when}',
      same: '{what}: {title} – {when}',
    },
  },
  preheader: {
    discreet: {
      now: 'From {agency}, {what}: {kind}, now {when}, instead of {was}. The details are in this email.',
      same: 'From {agency}, {what}: {kind}, {when}. The details are in this email.',
    },
    open: {
      now: 'Now {when}, instead of {was}.',
      same: '{when}',
    },
  },
  /** The line above the title. */
  kicker: '{what}: {kind}',

  /** The same as whole sentences. */
  says: {
    cancelled: 'This event is canceled. It does not take place, and there is nothing you need to do.',
    reinstated: 'This event had been canceled. It takes place after all.',
    /** In one sentence: another day, time or place. */
    hasNew: 'This event has a {what}.',
    join: 'The link to join is new. Please use only this one: one from an earlier email may lead nowhere.',
    joinWithPlace: 'The link to join is new. Everyone who has a place gets it in an email of their own.',
    joinByPlace:
      'Places are limited now, and the link to join from earlier emails no longer works. To get the new one, please register on the event’s page.',
    joinFirstByPlace:
      'Places are limited now, and those who have one get a link to join. To get it, please register on the event’s page.',
    joinFirst: 'There is now a link to join.',
    joinGone: 'The link to join from earlier emails is not valid any more. Please do not use it.',
    confirmed: 'The date is final now.',
  },

  was: 'Was',
  now: 'Now',
  wouldHaveBeen: 'It would have been',
  /** In place of hours, beside an event that has some, or is in another zone. */
  allDay: 'all day, {zone}',
  noPlace: 'not announced',
  /** Where the place may tell the topic. */
  placeBelow: 'You will find the place, as it was and as it is now, further down in this email.',

  changeFile: 'If you have this in your own calendar, open the attached file “{file}” to change it there.',
  cancelFile:
    'If you have this in your own calendar, open the attached file “{file}” to mark it as canceled, or delete it there.',
  add: 'Not in your calendar yet? Add it to:',
  addText: 'Not in your calendar yet? Add it to Google Calendar or Outlook from this page:',

  questions: 'Questions',
  ask: 'Do you have a question? Please ask: {contact}',
  below: 'Further down in this email: the title, whom to ask if you have a question, and how to unsubscribe.',

  /** To whoever has a place. */
  letter: {
    stays: 'Your place stays yours. You need not register again.',
    gone: 'You get no more reminders of this event.',
    changes:
      'The invitation that comes with this email changes the event in your own calendar. You need not answer it.',
    removes:
      'What comes with this email takes the event out of your own calendar. If it is still there afterwards, please delete it.',
    change:
      'If it does not suit you any more, please give your place up on this page, so that someone else can have it:',
    action: 'Give up your place',
    page: 'Go to the event’s page',
  },
} as const;
