/** The month's programme by mail, and what is new in it. In English, as American readers spell it. */
export const programme = {
  subject: {
    discreet: {
      whole: '{agency} program: {month}',
      news: '{agency} program, {month}: what is new',
    },
    open: {
      whole: 'The program: {name}',
      oneNew: 'New: {title} – {when}',
      oneOfOthers: 'A new event: {name}',
      news: '{count} new events: {name}',
    },
  },
  preheader: {
    whole: 'From {agency}: the program for {month}. The details are in this email.',
    news: 'From {agency}: what is new in the program for {month}. The details are in this email.',
  },
  kicker: { whole: 'The program', news: 'New in the program' },
  newTitle: { one: 'A new event', other: '{count} new events' },
  intro: {
    whole:
      'Here is the whole month, day by day. Open an event to register, to be reminded of it, or to add it to your own calendar.',
    news: 'Open an event to register, to be reminded of it, or to add it to your own calendar.',
  },
  approval: {
    one: 'If you approve it, one person hears of it by email.',
    other: 'If you approve it, up to {count} people hear of it by email.',
  },
  allMonth: 'All month',
  more: { one: 'One more event is on our pages:', other: '{count} more events are on our pages:' },
  seeAll: 'See the program online',
  below:
    'Further down in this email: every event with its day, hours and place, and a link to its page; whom to ask for captions, sign language or another accommodation; and how to unsubscribe or to change what you get.',
};
