/** Once a year: does somebody still want our mail? In English. */
export const checkIn = {
  subject: '{agency}: do you still want these emails?',
  preheader: 'One question, once a year. Your answer takes one click.',
  title: 'Do you still want our emails?',
  intro: 'Once a year, {agency} asks everyone who gets its emails. You are signed up for:',
  yes: 'Yes, keep sending',
  safeTitle: 'Is this mailbox still safe for you?',
  safe: 'If somebody else may read it, you can have our emails go to another address, choose what they show, or stop them. All of that is here:',
  change: 'Change what you get',
  noTitle: 'No more emails?',
  no: 'Then leave with this link. No reason is needed:',
  leave: 'Unsubscribe',
  silence: 'If you do nothing, nothing changes.',
  silenceErases:
    'If you do nothing, nothing changes for now. If you leave this question unanswered two years in a row, we delete what we keep about you instead of asking again.',
  pageTitle: 'Keep getting emails',
  pageIntro: 'You will keep getting the emails of {agency} that you are signed up for.',
  pageNothingYet: 'Nothing happens until you press the button.',
  doneTitle: 'Thank you',
  done: 'You will keep getting our emails. You can close this page.',
};
