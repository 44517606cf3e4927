/** One mail instead of many: what is on in a day or a week; and how people choose it. In English. */
export const digest = {
  subject: {
    discreet: {
      daily: '{agency} program: {day} and the next day',
      weekly: '{agency} program: the week of {day}',
    },
    open: { daily: 'Today and tomorrow: {titles}', weekly: 'This week: {titles}' },
  },
  titles: {
    one: '{title}',
    other: '{title}, and {count} more',
    others: { one: 'a community event', other: '{count} community events' },
  },
  preheader: {
    daily: 'From {agency}: the program of {day} and the next day. The details are in this email.',
    weekly: 'From {agency}: the program of the week of {day}. The details are in this email.',
  },
  kicker: { daily: 'Today and tomorrow', weekly: 'This week' },
  title: { daily: '{day}, and the next day', weekly: 'The week of {day}' },
  intro: 'Open an event to register, to be reminded of it, or to add it to your own calendar.',
  goingOn: 'Also on',
};

/** How people want to hear of the events of their lists. */
export const rhythm = {
  label: 'How often should we write?',
  why: 'This is about the events of your lists. You always get reminders of the events that you register for, or ask to be reminded of.',
  each: 'A reminder of each event',
  eachWhat: 'As each one comes near: usually the day before, and shortly before.',
  daily: 'One email a day',
  dailyWhat: 'At 8 in the morning, with what is on that day and the next. On days without anything: none.',
  weekly: 'One email a week',
  weeklyWhat: 'On Mondays at 8 in the morning, with the events of the week. In weeks without anything: none.',
  changes: 'If the time or the place of an event changes after we told you of it, we write to you at once.',
  error: 'Choose how often we should write',
  fact: 'How often we write',
};
