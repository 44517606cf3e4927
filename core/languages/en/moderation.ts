/** What moderators do with what is published, what becomes of it, and what is kept of it. In English. */
export const moderation = {
  correct: 'Correct it',
  edit: {
    title: 'Edit the submission',
    lead: 'What you change here is what you approve afterwards. What was submitted is kept beside it. The flyer stays as it is.',
    save: 'Save and look at it',
  },
  correction: {
    title: 'Correct what is published',
    lead: 'What you change here is published as soon as you save it. Whoever was told of another time or place hears what it was and what it is. If something must not be named again, take it down instead. The flyer stays as it is.',
    save: 'Save and publish',
  },
  toldAgain: {
    one: 'If you change its day, hours or place, one person hears of it by email.',
    other: 'If you change its day, hours or place, up to {count} people hear of it by email.',
  },
  withdrawEvent:
    'Only its kind, its day and its time stay on our pages, as canceled: no title, no text, no names, no place, no links and no flyer. Whoever was promised it is told that much and no more. Messages that have left stay with whoever got them.',
  stillStands:
    'Taking it down was not finished: something of it may still be shown. Press the button to finish it.',
  privacy: {
    notice:
      '{agency} keeps what you submit in order to decide on it and, if it is approved, to publish it. Your address is used to write to you about it, and for nothing else; we delete it 30 days after the decision. To see it, or to have it corrected or erased, write to {contact}.',
    title: 'If you submit an event or share a resource',
    says: [
      'What you write in the form, with the names and telephone numbers in it and the flyer, is looked at by people who decide on it. If they approve it, everyone can see it.',
      'Your address is not published. If you do not confirm it, we delete it and what you wrote after seven days, and a flyer a day later.',
      'What nobody has decided on after 60 days is not published. We tell you, and delete it within 30 days more.',
      'We delete your address 30 days after the decision, and with it what we declined. What is published stays for as long as it is published. What was decided and by whom, and what had been published and was taken down, stay with us for {period}, counted from the day of the event where that is later.',
      'If you erase your data, your address goes at once, and with it what is not decided yet; the file of a flyer follows within 70 days. What is published stays; ask us to take it down. If you are on no list of ours, ask us to erase it.',
    ],
    ask: 'For that, write to {contact}.',
  },
} as const;

/** Letters about what nobody has decided on. */
export const moderationLetters = {
  'moderate-again': {
    subject: '{agency}: what waits for you',
    preview: '{agency} asks for your decision on what people have submitted. Waiting: {waiting}.',
    title: 'Still waiting for a decision',
    asked: 'What people submit waits until somebody decides on it. Waiting now: {waiting}.',
    happens:
      'This link leads to what has waited longest. Below stands what waits, the longest first and twenty at most, each with its own link. There you see how it will look, and approve, edit or decline it. The links are yours alone: whoever has them can decide in your name. What nobody has decided on after 60 days is not published.',
    action: 'Open what has waited longest',
  },
  'submission-expired': {
    subject: '{agency}: what you submitted',
    preview: '{agency} did not decide in time on what you submitted.',
    title: 'It was not decided on',
    asked:
      'Thank you for what you submitted. We are sorry: nobody here has decided on it within 60 days, so it is not published.',
    happens:
      'You can submit it again. If you have questions, answer this message. We forget this address 30 days from now.',
    action: 'Go to our pages',
  },
} as const;
