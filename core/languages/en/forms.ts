/** What forms ask, and what they say when something is wrong. In English. */
export const forms = {
  problem: 'There is a problem',
  /** Nothing is wrong: a form that is sent within two seconds is asked for once more. */
  tooFast: 'That was very quick. Please press the button once more.',
  errorTitle: 'Error: {title}',
  errorPrefix: 'Error:',

  safety: {
    title: 'Who can see your email?',
    text: 'If someone else can open your mailbox, or sees your screen, use an address that is yours alone.',
    link: 'More about your safety',
  },
  address: {
    label: 'Email address',
    why: 'We use it to write to you, and for nothing else.',
  },
  language: { label: 'Language of our messages' },
  style: {
    label: 'How much should a message show?',
    why: 'Someone who looks at your screen sees its subject line.',
    discreet: 'Discreet',
    discreetWhat: 'The agency, the kind of event, the day and the time.',
    open: 'Open',
    openWhat: 'Also what the event is called.',
    example: 'For example: {subject}',
    exampleTitle: 'Title of the event',
  },
  leaveEmpty: 'Leave this field empty',
  privacy: {
    title: 'Your privacy',
    officer: 'Responsible:',
    policy: 'Privacy policy of {agency}',
    more: 'What we keep, and for how long',
  },

  /** Each says what to do. */
  errors: {
    address: {
      missing: 'Enter your email address',
      incomplete: 'Enter an email address in the form name@example.org',
      noAddress: 'Enter an email address in the form name@example.org',
      several: 'Enter one email address only',
      tooLong: 'Enter a shorter email address: this one has more characters than an address can have',
      notAscii:
        'We cannot write to this address yet: before the @ it has letters other than a to z. Enter a different address',
    },
    misspelt:
      'Did you mean an address at {domain}? Correct it, or press the button again to use it as you typed it',
    language: 'Choose one of the languages shown',
    style: 'Choose how much a message should show',
    noList: 'Choose at least one list',
    unknownList: 'Choose from the lists shown: one of those you sent does not exist any more',
    malformed: 'We could not read what your browser sent. Fill in the form again',
    repeated: 'Your browser sent this answer more than once. Check it, and press the button again',
    controls: 'Remove the invisible characters from this answer, or type it again',
    tooOld: 'This page had been open for too long. Check your answers, and press the button again',
  },

  /** Pages for requests that no form of ours makes. */
  refused: {
    elsewhereTitle: 'This did not come from our page',
    elsewhere: 'Another website tried to send a form in your name. Nothing was changed.',
    methodTitle: 'This does not work here',
    method: 'This address does not take that kind of request. Nothing was changed.',
    tooLargeTitle: 'The form is too large',
    tooLarge: 'What your browser sent is larger than our form can be. Nothing was changed.',
    typeTitle: 'We cannot read this',
    type: 'What your browser sent is not in the way that our form sends it. Nothing was changed.',
    again: 'Open the page again, and use the form that stands there.',
    toForm: 'Open the form',
  },
} as const;
