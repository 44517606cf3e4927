/** Leaving by the link of a mailing. In English. */
export const unsubscribe = {
  title: 'Unsubscribe',
  which: 'You will no longer get email from {agency} for:',
  /** Where the mail came because somebody asked for one event; the page never says which. */
  oneEvent: 'reminders of this event',
  /** A list that the agency does not have any more. */
  earlierList: 'a list of an earlier season',
  button: 'Unsubscribe',
  nothingYet: 'Nothing changes until you press the button.',
  ratherLess: 'Would you rather get less, or something else?',
  doneTitle: 'You are unsubscribed',
  done: 'You will get no more of these emails. A message that is already on its way may still reach you.',
  placeStays:
    'If you have a place at the event, you keep it. You can give it up where you see all your choices.',
  back: 'Did you press the button by mistake?',
  signUpAgain: 'Sign up again',
  other: 'Do you get other email from us that you want to stop or change?',
  /** Follows both questions: the way to one's own choices. */
  manage: 'See all your choices',
  doneClose: 'You can close this page.',
  brokenTitle: 'This link does not work',
  broken: 'The link is incomplete or damaged. Nothing was changed: this has not unsubscribed you.',
  brokenAgain: 'Please open the link in the email again, or copy all of it into your browser.',
  brokenAsk: 'You can also write to {contact} and ask to be taken off the list.',
};
