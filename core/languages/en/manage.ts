/** Where a person sees and changes what they chose. In English. */
export const manage = {
  title: 'Your choices',
  whose: 'These are the choices for {address}.',
  yoursAlone:
    'The address of this page is yours alone. Whoever has it can change your choices, so please do not pass it on.',
  choices: 'What you get',
  lists: 'Lists',
  listsHint: 'Choose all that you want email from, or none.',
  muted: 'Events you want no reminder of',
  mutedSome: 'Events you want no reminder of (chosen: {count})',
  mutedHint: 'Your lists remind you of all of these, except those that you choose here.',
  save: 'Save',

  events: 'What you asked for',
  remindersOn: 'We remind you of it.',
  seated: 'You have a place.',
  waiting: 'You are on the waiting list. We write to you when you have a place.',
  noPlace: 'You have no place, and you are not on the waiting list.',
  noReminders: 'You get no reminders of it.',
  gone: 'An event that is not in the calendar any more',
  stopReminders: 'Stop reminders',
  giveUpPlace: 'Give up my place',
  leaveLine: 'Leave the waiting list',
  letGo: 'Remove it',
  /** Read out after the button's words, for whoever does not see which event it stands at. */
  of: 'of {title}',

  address: 'Use another address',
  addressWhy:
    'Enter the new address. We send an email there. When you press the button on the page it leads to, everything moves to the new address. Until then nothing changes. We write nothing about it to the address you use now.',
  addressButton: 'Send the email',

  export: 'A copy of what we keep',
  exportWhy: 'We send it to {address}. It is not shown here, for this page could be in other hands.',
  exportButton: 'Send the copy',

  leave: 'Leave everything',
  leaveWhy:
    'You get no more email from any list, and no more reminders, and you leave the waiting lists of events. If you have a place at an event, you keep it. You can come back at any time.',
  leaveButton: 'Leave everything',

  erase: 'Delete what we keep about you',
  eraseWhy: 'You leave everything, give up your places, and your address is deleted.',
  eraseLink: 'What that means, and the button',
  eraseTitle: 'Delete what we keep',
  eraseIntro: 'When you press the button, this happens at once and cannot be undone:',
  erasePlaces:
    'Your places at events and your turns on waiting lists go to others. We send you a cancellation first.',
  eraseLists: 'You get no more email from any list, and no more reminders.',
  eraseData: 'Your address, your choices and what you agreed to are deleted.',
  eraseLinks: 'Requests that you have not confirmed yet are deleted, and their links stop working.',
  eraseStays:
    'Some things stay, without your address: which lists and single events you left, so that no list of addresses brings you back by mistake; whether your address must never be written to; as proof of what was sent, that a message went out; and, until 60 days after an event, the number of your invitation to it, for your calendar may still hold the entry. They are kept under a code made from your address with a secret key. Your address can’t be read back from the code. Backups keep what was deleted for up to 35 days more, and a message that this service could not handle may be kept for up to 14 days.',
  eraseMail: 'Messages in your mailbox stay there until you delete them.',
  eraseButton: 'Delete everything',
  eraseBack: 'Back to your choices',

  /** What was done, said once after a button was pressed. */
  done: {
    saved:
      'Your choices are saved. They hold for all email from now on; a message that is already on its way may still be different.',
    'saved-silent':
      'Your choices are saved. But nothing is sent to this address: someone with this mailbox asked us never to write to it again, or mail to it came back. If it should get mail again, write to {contact}.',
    silent:
      'The copy can’t be sent: someone with this mailbox asked us never to write to it again, or mail to it came back. Write to {contact}, and we will find another way.',
    stopped: 'You get no more reminders of that event.',
    'given-up': 'You have given it up. An email that confirms it is on its way.',
    address:
      'If we can write to that address, an email is on its way to it. Nothing changes until you have confirmed it there.',
    export: 'The copy is on its way to your mailbox.',
    left: 'You have left everything, also the waiting lists. If you have a place at an event, you keep it. A message that is already on its way may still reach you.',
  },

  /** The page of the link that the new address got. */
  moveQuestion:
    'Should everything that we ({agency}) send you come to this address from now on, and no longer to the one you used before?',
  moveTo: 'New address',
  moveLists: 'Lists that come along',
  moveEvents: 'Events asked for that come along',

  erasedTitle: 'Everything is deleted',
  erased:
    'We keep no address and no choices for you any more, and places that you had at events are given up. A message that is already on its way, such as a cancellation, may still reach you.',

  noneTitle: 'Nothing is kept for this link',
  none: 'We keep no address and no choices for this link. They were deleted, or have moved to another address.',
  noneDone: 'If you have just had everything deleted: it is done.',
  noneBack: 'You can sign up at any time.',
  brokenTitle: 'This link does not work',
  broken: 'The link is incomplete or damaged. Nothing was changed.',
  brokenAgain:
    'Please open the link in the email again, or copy all of it into your browser. You can also have a new one sent to you.',
  brokenNew: 'Get a new link',
};
