/** The pages to which the links of letters lead. In English. Titles name no list, no event and no topic. */
export const confirm = {
  title: 'Please confirm',
  subscription: 'Do you want email from us ({agency}) at {address}?',
  lists: 'You get',
  language: 'Language',
  style: 'How much a message shows',
  choicesStay:
    'You are known to us already, so the language and what a message shows stay as you chose them. With the link to your choices, which is in every reminder, you can change both.',
  choicesChange:
    'If you would rather have another language, or messages that show less, you can change both afterwards with the link to your choices, which is in every reminder.',
  button: 'Yes, confirm',
  nothingYet:
    'Nothing changes until you press the button. If you did not ask for this, close the page: then nothing happens.',

  usedTitle: 'Already confirmed',
  used: 'The link has been used, and what it was for is done. There is nothing more to do.',
  expiredTitle: 'This link has expired',
  expired:
    'A link works for {days} days, and this one is older. Nothing was changed. Ask for it again to get a new one.',
  supersededTitle: 'There is a newer link',
  superseded:
    'You asked for the same thing again, and only the link in the newest message works. Nothing was changed. Look for that message, or ask once more.',
  unknownTitle: 'This link does not work',
  unknown:
    'It is incomplete, or so old that we have forgotten it. Nothing was changed. Open the link in the message again, or copy all of it into your browser. If that does not help, ask for it again.',
  again: 'Ask again',
  oneEvent: 'Did you ask for one event? Then look for it in the calendar:',
  toChoices: 'Your choices',
} as const;

export const confirmed = {
  subscription: {
    title: 'It is done',
    text: 'From now on you get the email that you chose.',
  },
  reminders: {
    title: 'It is done',
    text: 'We will write to you before the event.',
  },
  place: {
    title: 'You have a place',
    text: 'We are sending you a message with all you need, and an invitation for your calendar.',
  },
  waiting: {
    title: 'You are on the waiting list',
    text: 'All places are taken at the moment. If one becomes free and it is your turn, it is yours, and we write to you.',
  },
  address: {
    title: 'It is done',
    text: 'From now on our email goes to your new address, and no longer to the one before.',
  },
  submission: {
    title: 'It is with us',
    text: 'Thank you. Somebody looks at it, and you hear from us what is decided.',
  },
  change: 'Every reminder has a link with which you can change your choices or stop them all.',
} as const;

export const stop = {
  title: 'Never write to this address again',
  what: 'We ({agency}) will never again write to the address that got this link: no reminders, no confirmations, nothing. As long as we still keep the address, nobody can ask us to write to another spelling of it either, such as one with other dots.',
  places: 'You leave the waiting lists of events. A place at an event that you have already stays yours.',
  less: 'To stop one kind of email only, use the link at its end instead. Email that you confirmed yourself with another spelling goes on, and has such a link too.',
  nothingYet: 'Nothing changes until you press the button.',
  button: 'Never write to me again',
  doneTitle: 'We will not write again',
  done: 'A message that is already on its way may still arrive. After that there will be none, whoever asks for it.',
  undo: 'If you change your mind one day, write to {contact}.',
} as const;
