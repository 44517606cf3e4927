/** How well the service keeps what it promises of its own work. In English. */
export const serviceLevels = {
  title: 'How reliable we are',
  lead: 'What this service promises of its own work, and whether it has kept it in the last seven days.',
  all: {
    kept: 'Every promise of which something can be said has been kept.',
    broken: 'Not every promise has been kept. Below you see which.',
    nothing: 'In these days there was too little to say anything.',
  },
  names: {
    'confirmation-within-10-seconds': 'Your confirmation email leaves within 10 seconds',
    'confirmation-within-60-seconds': 'Your confirmation email leaves within one minute',
    'begun-within-5-minutes': 'Reminders start within 5 minutes of their time',
    'unsubscribed-within-60-seconds': 'When you unsubscribe, it holds within one minute',
    'lost-none': 'Nobody is left out',
    'doubled-none': 'Nobody gets the same message twice',
  },
  meanings: {
    'confirmation-within-10-seconds':
      'From sending a form until our mail carrier (Amazon SES) has taken the email that asks you to confirm.',
    'confirmation-within-60-seconds':
      'The same email. One that was never taken counts as late. One that we rightly do not send, such as to someone who asked us never to write, does not count.',
    'begun-within-5-minutes':
      'Counted are reminders and all other messages that have a set time. One that was found when it was too late to send it counts as late.',
    'unsubscribed-within-60-seconds':
      'It is stored at once. Before we hand over copies of a message, we read who is subscribed; counted is how old that reading was when a copy left. Whoever had unsubscribed before it got none. The program that sends is stopped after 60 seconds, so it cannot take longer.',
    'lost-none':
      'Counted are people who should have got a message and did not get it in time, whose copy our mail carrier refused, or of whom nobody knows. A message counts once it is finished.',
    'doubled-none':
      'Counted are copies of one message for one person beyond the first that our mail carrier says it has taken.',
  },
  states: {
    kept: 'Kept',
    broken: 'Not kept',
    'too-few': 'Too few to say',
    nothing: 'Nothing was due',
  },
  /** The state, and what was measured. */
  measured: '{state}: {figure}',
  share: '{percent}% in time',
  wanted: 'Promised: {target}%',
  never: 'Promised: that it never happens',
  broken: { none: 'it never happened', some: 'it happened to {count}' },
  outOf: { people: 'Counted: {count} emails', mailings: 'Counted: {count} messages that were due' },
  between: '{atLeast} to {atMost}',
  fewerThan: 'fewer than {count}',
  period: 'From {from} to {until}',
  readTitle: 'Why there are no exact numbers',
  read: [
    'Numbers that change while you watch could show when somebody signs up. So the numbers of people are only rough, of fewer than ten we say nothing, and confirmation emails are counted once their day is over.',
    'Percentages are rounded down.',
    'What happens to a message after our mail carrier has taken it, such as in a spam folder, is not counted here.',
  ],
  data: 'The same numbers for programs:',
} as const;
