/** Asking for one event: reminders, a place, the waiting list, the invitation. In English. */
export const registration = {
  /** On the event's page. */
  ask: {
    remindersTitle: 'Remind me',
    reminders: 'We send you reminders by email before this event, and nothing else.',
    remindersButton: 'Remind me',
    placeTitle: 'Register',
    place:
      'You get a place, an invitation for your own calendar, the link to join if there is one, and reminders by email before the event. We ask for nothing more than this.',
    placeButton: 'Register',
    addressWhy: 'We use it to write to you about this event, and for nothing else.',
    next: 'First we send you an email. Open the link in it and press the button there: only then is it done.',
    nextPlace:
      'First we send you an email. Open the link in it and press the button there: only then is a place yours.',
    consent:
      'By pressing the button you ask us ({agency}) to write to this address about this event. You can stop that at any time: every email has a link for it.',
  },
  /** How many places there are, never counted: a small number would tell of single people. */
  free: {
    many: 'Places are available.',
    few: 'Few places are left.',
    none: 'All places are taken. If you register now, you are on the waiting list.',
  },

  /** On the page that the letter’s link leads to. */
  confirm: {
    reminders: 'Do you want us ({agency}) to remind you of this event at {address}?',
    place:
      'Do you want us ({agency}) to keep a place at this event for you, {address}, or a turn on the waiting list if none is free?',
    event: 'Event',
    when: 'When',
    choicesStay:
      'You are known to us already, so the language stays as you chose it, and messages about this event show no more than you chose. With the link to your choices, which is in every reminder, you can change both.',
  },

  /** After the button in the letter, and where it can do nothing any more. */
  refused: {
    title: 'This is not possible any more',
    gone: 'This event is not in our calendar any more.',
    cancelled: 'This event is canceled. It will not take place at this time.',
    over: 'This event has taken place.',
    'no-places': 'We do not give out places at this event any more.',
    'no-reminders': 'There are no more reminders to come for this event.',
    nothing: 'Nothing was changed.',
  },

  letters: {
    seated: {
      subject: '{agency} {kind}, {when}: your place',
      preheader: 'From {agency}: you have a place at the {kind}, {when}. The details are in this email.',
      title: 'You have a place',
      happens:
        'The invitation that comes with this email puts the event into your own calendar. You need not answer it.',
      change: 'If you can’t come, please give your place up on this page, so that someone else can have it:',
      action: 'Give up your place',
    },
    waiting: {
      subject: '{agency} {kind}, {when}: waiting list',
      preheader:
        'From {agency}: you are on the waiting list for the {kind}, {when}. The details are in this email.',
      title: 'You are on the waiting list',
      happens:
        'All places are taken at the moment. When one becomes free and it is your turn, you get it at once, and we send you an email.',
      change: 'If you do not want to wait any longer, you can say so on this page:',
      action: 'Leave the waiting list',
    },
    'given-up': {
      subject: '{agency} {kind}, {when}: you are not registered any more',
      preheader: 'From {agency}: you are not registered any more for the {kind}, {when}.',
      title: 'You are not registered any more',
      happens: 'Nothing more is kept for you at this event, and you get no reminders of it.',
      change: 'If you change your mind, you can register again while there is time:',
      action: 'Go to the page',
    },
  },
  join: 'Join online',
  joinAlone: 'This link is for you alone. Please do not pass it on.',
} as const;
