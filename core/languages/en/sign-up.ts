/** Joining the lists, what comes next, and asking for the link to one’s choices. In English. */
export const signUp = {
  title: 'Email reminders',
  intro: '{agency} sends reminders by email before its events. You can change or stop them at any time.',
  lists: 'What would you like to get?',
  listsHint: 'Choose at least one.',
  whyAddress: 'We send a link to it. Nothing begins before you open it and press the button there.',
  consent:
    'By pressing the button you ask us ({agency}) to write to this address about what you chose. You can stop that at any time: every email has a link for it.',
  button: 'Sign up',
  otherWays: 'If you would rather write to us',
  byMail: 'You can also join by writing to one of these addresses. Name the list you want:',
} as const;

export const checkEmail = {
  title: 'Check your email',
  lead: 'If we may write to that address, a message is on its way. It usually arrives within a few minutes.',
  next: 'Open the link in it, and press the button on the page that it leads to. Until then nothing happens. The link works for {days} days.',
  /** After the form that asks for the link to one's choices. */
  nextLink:
    'Open the link in it. It leads to your choices, where you can see and change what you get. Whoever has the link can do the same: please keep it to yourself.',
  from: 'It comes from',
  subject: 'Its subject begins with',
  subjectBegins: '“{agency}:”',
  nothingTitle: 'If nothing comes',
  spam: 'Look in the folder for spam or junk mail.',
  again: 'After an hour, check how the address is spelled, and fill in the form again:',
  ask: 'If it still does not come, write to {contact}.',
  same: 'This page is the same for every address, so that nobody can find out here who gets our email.',
} as const;

export const askForLink = {
  title: 'Your choices',
  lead: 'See and change what you get from {agency}, or have everything deleted that we keep about you.',
  inMail:
    'Every reminder from us has the link to your choices. If you have none at hand, we send you the link.',
  whyAddress: 'The one at which you get our email. We send the link to it.',
  button: 'Send me the link',
} as const;
