import { moderationLetters } from './moderation.ts';
import { submissionDetails, submissionLetters } from './submissions.ts';

/**
 * What letters say: one message to one person, because they asked. In English. Subjects, previews and openings name the
 * agency and what to do, and never a list, an event or a topic.
 */
export const letters = {
  kinds: {
    'confirm-subscription': {
      subject: '{agency}: confirm your email address',
      preview: '{agency} asks you to confirm your email address. Without that, we send you nothing.',
      title: 'Please confirm your email address',
      asked: 'Someone, perhaps you, asked us to send email to this address.',
      happens:
        'If it was you, open this page and press the button on it. From then on you get what you asked for, and you can stop it at any time. What was asked for stands further down.',
      action: 'Open the page to confirm',
    },
    'confirm-reminders': {
      subject: '{agency}: confirm your request',
      preview: '{agency} asks you to confirm your request. Without that, nothing happens.',
      title: 'Please confirm your request',
      asked: 'Someone, perhaps you, asked us to send reminders to this address.',
      happens:
        'If it was you, open this page and press the button on it. From then on we remind you, and you can stop it at any time. What was asked for stands further down.',
      action: 'Open the page to confirm',
    },
    'confirm-place': {
      subject: '{agency}: confirm your request',
      preview: '{agency} asks you to confirm your request. Without that, nothing happens.',
      title: 'Please confirm your request',
      asked: 'Someone, perhaps you, asked us to keep a place for the person at this address.',
      happens:
        'If it was you, open this page and press the button on it. Only then is a place taken. If none is free at that moment, you are put on the waiting list. What was asked for stands further down.',
      action: 'Open the page to confirm',
    },
    'confirm-address': {
      subject: '{agency}: confirm your new email address',
      preview: '{agency} asks you to confirm your new email address. Without that, nothing changes.',
      title: 'Please confirm your new email address',
      asked: 'Someone, perhaps you, asked us to send their email to this address from now on.',
      happens:
        'If it was you, open this page and press the button on it. From then on your email comes here, and no longer to the address that you used before.',
      action: 'Open the page to confirm',
    },
    manage: {
      subject: '{agency}: your link to your choices',
      preview: '{agency} sends you the link to your choices, as you asked.',
      title: 'Your link to your choices',
      asked: 'Someone, perhaps you, asked for the link to what is chosen for this address.',
      happens:
        'On this page you see what you get from us, change it, stop it, or have everything deleted that we keep about you. Whoever has the link can do the same: please keep it to yourself.',
      action: 'See and change your choices',
    },
    already: {
      subject: '{agency}: your link to your choices',
      preview: '{agency} sends you the link to your choices: you get what was asked for already.',
      title: 'You get this already',
      asked:
        'Someone, perhaps you, asked us to send email to this address. It gets what was asked for already, so nothing was changed.',
      happens:
        'On this page you see what you get from us, change it, stop it, or have everything deleted that we keep about you. Whoever has the link can do the same: please keep it to yourself.',
      action: 'See and change your choices',
    },
    export: {
      subject: '{agency}: your copy of what we keep',
      preview: '{agency} sends you a copy of what we keep about you, as you asked.',
      title: 'Your copy of what we keep',
      asked:
        'You asked for a copy of what we keep about you. It is in the attached file “{file}”, which any program for text can open.',
      happens: 'To change what is in it, or to have all of it deleted, go to your choices.',
      action: 'See and change your choices',
    },
    'welcome-back': {
      subject: '{agency}: you get our email again',
      preview: '{agency} sends you email again, as you confirmed.',
      title: 'You get our email again',
      asked:
        'Your mailbox had told us that our email was not wanted. You confirmed that you want it, and so it comes again from now on.',
      happens: 'You can change what you get, or stop it, at any time.',
      action: 'See and change your choices',
    },
    ...submissionLetters,
    ...moderationLetters,
  },
  submission: submissionDetails,
  until: 'The link works once, until {until}.',
  notYou: 'If it was not you, do nothing. Then nothing is changed, and we delete this address after {day}.',
  /** With the copy of what is kept. */
  notInFile:
    'Five things are not in the file. Which reminders were sent to you is kept with each reminder, under codes, for everyone it went to. How often someone asks for messages to an address is only counted, for a short time. A change to another address that is not confirmed yet is left out, because this mailbox could be in other hands. And if you submitted an event or a resource, the file gives its words, but not the flyer itself, nor the record of who on our side did what with it, and when. To ask about any of them, answer this message.',
  notYouManage: 'If it was not you, you need do nothing: nothing was changed.',
  askedFor: 'What was asked for',
  lists: 'You get',
  language: 'Language',
  style: 'How much a message shows',
  event: 'Event',
  reminders: 'Reminders before it begins',
  place: 'A place at it, and reminders before it begins',
  wants: 'Wanted',
  from: 'Sent by: {agency}. It was sent once, because of what was asked on our pages.',
  stop: 'Never write to this address again',
  stopLong: 'To have us never write to this address again, open this page:',
};
