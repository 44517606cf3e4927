/** Safety, privacy, accessibility, and what to do when a page fails. In English. */
export const information = {
  safety: {
    title: 'Your safety here',
    lead: 'Someone else may be able to see your email, your calendar, or what you do on this device. Take what helps you from this page. You know best what is safe for you.',
    helpTitle: 'If you want help',
    helpOther:
      'If calling or writing from your own phone is not safe, you can ask someone you trust, a library, a clinic or a school to let you use theirs. You can also ask a social worker in person.',
    helpAsk: 'You can also ask {agency}: {contact}',
    mailTitle: 'Who can see your email?',
    mailLead:
      'A message stays in your mailbox until it is deleted, and then often in the trash. It can be seen by:',
    mailWho: [
      'anyone who knows your password, or who uses the same phone, tablet or computer',
      'anyone who looks at your locked screen or watch, where new messages often show their sender and subject',
      'your employer or school, if the address is theirs',
      'anyone with whom you share a mailbox, or an account that stores its messages',
    ],
    mailInstead:
      'It may be safer to use an address that only you can open, and to make it on a device that nobody else has had in their hands. You don’t need an address at all: the whole calendar can be read here.',
    mailLinks:
      'Reminders, and most other messages, hold the link to your choices. If someone else may have seen one, use another address from now on: its links are new, and what stood at the old address is deleted there.',
    showsTitle: 'What our messages show',
    showsDiscreet:
      'Unless you choose otherwise, messages are discreet. Sender, subject and the line below it show only who writes, the kind of event, and its day and time:',
    showsOpen:
      'Unless you choose the discreet style, sender and subject show who writes, the title of the event, and its day and time:',
    showsInside:
      'Whoever opens the message sees the title of the event and what it is about. Messages that answer you alone, such as the one that asks you to confirm your address, are always discreet.',
    showsChoose:
      'You choose the style when you sign up, and you can change it, leave a list, or have all that we keep of you erased, at any time:',
    calendarTitle: 'Your own calendar',
    calendar:
      'What you add to your calendar shows on every phone, computer and screen that the calendar is shared with, and may pop up before the event. Discreet entries show only the agency and the kind of event. If someone can see your calendar, it may be safer to add nothing.',
    exitTitle: 'Leaving this site in a hurry',
    exit: '“{quickExit}” stands at the top of every page. It opens {site} at once. With a keyboard you can also press the Shift key three times, if your browser runs scripts.',
    exitLimits: 'It does not hide everything:',
    exitLimit: [
      'It does not erase your browser’s history. Pages that you opened here stay in it.',
      'The “back” button may still lead to a page that you opened here before.',
      'Tabs and windows that are open besides stay open.',
      'We ask your browser to forget what it has stored of this site. Not every browser does so.',
    ],
    historyTitle: 'The traces that stay',
    history:
      'A private or incognito window keeps no history after you close it. Erasing the history of a whole day can itself be noticed; removing single pages is less visible. None of this helps against spyware.',
    spywareTitle: 'If your device may be watched',
    spyware:
      'Some programs show someone else all that you do: pages, messages, passwords, and where you are. Erasing your history does not stop them, and removing such a program may be noticed. If someone knows things that they should not know, use a device that they have never had access to, such as one at a library or at a friend’s.',
  },
  privacy: {
    title: 'Your privacy',
    officer: 'Who is responsible',
    policy: 'The privacy policy of {agency}',
    keepTitle: 'What we keep',
    keep: [
      'your email address',
      'the lists and events you asked for, and the language, the style and how often to write, as you chose them',
      'your places at events, your turns on waiting lists, and the number of your last invitation to each',
      'when and on which page you agreed, in which language, and to which words',
      'which messages were sent to you, and whether they could be delivered',
      'the choices you make later, such as events that you don’t want to hear of',
    ],
    notTitle: 'What we don’t keep',
    not: [
      'of whoever signs up: no name, no telephone number, not where you live or work, and nothing of why you are interested',
      'no record of which pages you look at, or of whether you open a message or follow a link in it',
      'not the address of your network: for a short time we only count how many forms come from one, under a code that can’t be read back',
    ],
    cookiesTitle: 'Cookies and other companies',
    cookies:
      'These pages set no cookies, store nothing in your browser, and load nothing from other companies. Messages carry no hidden images and no tracking links.',
    longTitle: 'How long',
    long: [
      'Your address and your choices: until you erase them. Backups keep what was erased for up to 35 days more.',
      'A request that you have not confirmed: seven days.',
      'Your turn on a waiting list and the number of your last invitation: until 60 days after the event.',
      'The technical logs of this service, which hold no address: three months.',
      'A message that this service could not handle: up to 14 days.',
    ],
    checkIn: 'Once a year we ask whether you still want our messages.',
    checkInErases:
      'Once a year we ask whether you still want our messages. If you leave it unanswered two years in a row, we delete what we keep about you instead of asking again.',
    rightsTitle: 'See, change, export or erase it',
    rights:
      'The link to your choices stands in every reminder. There you see what we keep, change it, have it sent to your own address, or erase it at once. If you have none at hand, we send you the link:',
    afterTitle: 'What stays after you erase it',
    after:
      'So that no list of addresses brings you back by mistake, we keep which lists and single events you left, and whether your address must never be written to. As proof of what was sent, we keep that a message went out. Of an invitation to an event we keep the number until 60 days after the event, for your calendar may still hold the entry. All of this is kept under a code made from your address with a secret key, without the address itself. Your address can’t be read back from the code.',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'We ({agency}) want everyone to be able to use these pages and messages.',
    aimTitle: 'What we aim for',
    aim: 'Pages and messages are made to conform to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. They are made to be used with a keyboard alone, with a screen reader, enlarged to four times their size, on narrow screens, in the dark, with your own colors, on paper, and without scripts.',
    testedTitle: 'How they are tested',
    tested:
      'Before a change is published, programs look for barriers on every page in each of its states, in English and Spanish, on a wide screen and on one as narrow as a small phone (320 pixels), in light and in dark colors. In the same way they look at our messages. They also go the main ways with a keyboard alone, with and without scripts, on a wide and on a narrow screen: to join, confirm, choose and leave. Programs find only a part of all barriers.',
    testedByPeople: 'People last tested the pages on {day}.',
    notTestedByPeople: 'People have not tested the pages yet, with a screen reader or without.',
    knownTitle: 'What we know of',
    known:
      'Pages and flyers of other organizations that events link to are theirs, and may have barriers of their own. The text of an event is shown in the language in which it was announced, where it has not been translated.',
    contactTitle: 'Tell us of a barrier',
    contact:
      'If something does not work for you, or you need it in another form, please write to {contact}. Say which page or message it is, and what happened.',
    event:
      'For captions, sign language or other accommodations at an event, ask the contact that stands on its page.',
  },
  failed: {
    title: 'Something went wrong on our side',
    text: 'This page could not be made. Please try again in a few minutes. If you sent a form, it may not have been received.',
    again: 'If it happens again, please write to {contact}.',
  },
} as const;
