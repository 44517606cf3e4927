/** Events and resources that people submit, and those who decide on them. In English. Titles of pages name no topic. */
export const submissions = {
  invite: {
    event: {
      why: 'Do you hold an event of your own? We look at it, and show it here.',
      to: 'Submit an event',
    },
    resource: {
      why: 'Do you know a book, a podcast or a training that others should know?',
      to: 'Share a resource',
    },
  },
  event: {
    title: 'Submit an event',
    lead: 'If your event fits this calendar, we show it here, and people are reminded of it. We ({agency}) look at each one first.',
    about: 'About the event',
    button: 'Submit the event',
  },
  resource: {
    title: 'Share a resource',
    lead: 'Tell others of something that helped you. We ({agency}) look at each one before it is shown.',
    about: 'About the resource',
    button: 'Share the resource',
  },
  you: 'About you',
  whyAddress:
    'We send you a link to confirm, and later what became of it. It is not published, and we forget it 30 days after we have decided.',
  consent:
    'By pressing the button you let us ({agency}) show what you have written here to everyone, and shorten or correct it. Leave out whatever could harm somebody: names of survivors, private addresses, what was told in confidence.',
  optional: '(optional)',

  fields: {
    title: 'Title',
    kind: 'What kind is it?',
    day: 'Day',
    lastDay: 'Last day',
    lastDayHint: 'For an exhibit, or for something that is there at any time. Leave it empty for one day.',
    from: 'Begins at',
    to: 'Ends at',
    dayHint: 'For example 2027-01-15.',
    timeHint: 'For example 18:00, in {zone}.',
    location: 'Place',
    locationHint: 'With street and city, if people come to it.',
    conference: 'Link to join online',
    link: 'Link to register or learn more',
    resourceLink: 'Where to find it',
    linkHint: 'Begins with https://',
    about: 'What is it about?',
    aboutHint: 'Some sentences, up to {most} characters. Leave an empty line between paragraphs.',
    presenters: 'Who presents it?',
    presentersHint: 'The organization, or people by name. One on each line.',
    contact: 'Whom to ask about captions, sign language and other accommodations',
    contactHint: 'An email address or a telephone number. It is published.',
    flyer: 'Flyer',
    flyerHint:
      'A PDF with real text that a screen reader can read, not a picture of one, or plain text. At most 2.5 MB and 20 pages.',
    by: 'By whom is it?',
    note: 'What should people know before they open it?',
    noteHint: 'For example that it speaks of violence.',
  },
  kinds: {
    book: 'Book',
    podcast: 'Podcast',
    film: 'Film or video',
    article: 'Article',
    training: 'Training',
    guide: 'Guide',
    website: 'Website',
  },
  errors: {
    missing: 'Answer this: {field}',
    tooLong: 'Shorten this to {most} characters: {field}',
    kind: 'Choose one of the kinds shown',
    day: 'Enter the day, such as 2027-01-15',
    dayPast: 'Enter a day that is still to come',
    year: 'Enter a day of a year that has a calendar here: {years}',
    lastDay: 'Enter the last day, such as 2027-01-31, not before the first',
    lastDayLong: 'Enter a last day within a year',
    noLastDay: 'Leave the last day empty: this kind of event is on one day. Submit each day by itself',
    time: 'Enter a time, such as 18:00',
    timeSkipped: 'Enter another time: on that day the clocks in {zone} are set forward past it',
    timeOrder: 'Enter an end that is after the beginning',
    noTime: 'Leave the times empty: this kind lasts for whole days. Name its hours in the text',
    location: 'Enter the place: people come to this kind of event',
    online: 'Enter a link to join or to register: this kind is online',
    link: 'Enter a web address that begins with https://, without a name before an @',
    address:
      'Write the web addresses in this answer so that they begin with https://, without a name before an @, and without accents or other alphabets in the name of the site: {field}',
    chooseAgain: 'Choose your flyer again: a page cannot keep a file',
    tooMany: 'Too much has been submitted in the last hour. Please try again later',
  },
  flyer: {
    empty: 'Choose another flyer: this file is empty',
    tooLarge: 'Choose a smaller flyer: this one has more than 2.5 MB',
    unknownType: 'Choose a PDF or a plain text in UTF-8: this file is neither',
    mixed: 'Save the flyer as a PDF again: in this file another one is hidden, or it is not complete',
    encrypted: 'Save the flyer without a password: this PDF is encrypted',
    active:
      'Save the flyer without scripts, forms, films and attached files: this PDF holds something that runs, opens or sends',
    damaged: 'Save the flyer as a PDF again: this file cannot be read',
    tooManyPages: 'Choose a shorter flyer: this one has more than 20 pages',
    noText:
      'Choose a flyer with real text: this PDF has pictures of pages only, which a screen reader cannot read',
    tooHeavy: 'Save the flyer as a simpler PDF: this one takes too much to open',
    textTooLong: 'Shorten the text of the flyer: a plain text may have 50 KB',
    controls: 'Remove the invisible characters from the text of the flyer',
    markup: 'Remove the tags from the text of the flyer: it must be plain text, not a web page',
  },

  confirm: {
    question: 'Do you want to submit this to us ({agency})?',
    what: 'Submitted',
    note: 'After that, people at {agency} look at it, and you hear from us what they decide.',
  },
  gone: {
    title: 'This can no longer be submitted',
    text: 'It was submitted too long ago, or submissions are closed. Nothing was changed. You can submit it again.',
  },
  full: {
    title: 'Please confirm later',
    text: 'At the moment too much is waiting to be looked at. Nothing was changed. Your link stays valid: open it again tomorrow.',
  },

  mark: {
    label: 'Community event',
    by: 'Presented by {presenters}; not by {agency}',
    nobody: 'Not by {agency}',
    discreet: 'Community event, not by {agency}.',
    resource: 'Shared by the community; not by {agency}',
  },

  moderate: {
    title: 'A submission',
    lead: 'Somebody has submitted this for your pages, and confirmed their address. It is shown to nobody until you approve it.',
    revision: 'Version {revision}',
    look: 'So it will look',
    flyer: 'Flyer',
    download: 'Download the flyer',
    pdf: 'PDF, pages: {pages}. It was checked: it holds text, and nothing that runs.',
    text: 'Plain text. It was checked.',
    untagged:
      'It has no structure that screen readers can follow (it is not tagged). Ask for a better one, or describe it in the text.',
    withoutText: 'Pages that are only pictures: {pages}. Look whether the text says all that stands there.',
    noFlyer: 'There is no flyer.',
    before:
      'Before you approve: does it name anybody who could be harmed by it? Do its links lead where they say?',
    approve: 'Approve and publish',
    edit: 'Edit first',
    decline: 'Decline',
    word: 'A word to whoever submitted it (optional)',
    wordHint: 'It goes to them by email. At most 500 characters.',
    late: 'Somebody was faster: your button changed nothing. This is how it stands now.',
    changedTitle: 'It was edited since',
    changed:
      'Your link is for version {revision}. {name} has edited it on {day}, and nothing can be decided on the older version.',
    toCurrent: 'Look at the newest version',
    approvedTitle: 'Approved',
    approved: '{name} approved it on {day}. It is published.',
    publishing:
      '{name} approved it on {day}, and publishing it was not finished. Press the button to finish it.',
    finish: 'Finish publishing',
    notPublished:
      'It can’t be published as it is: its day is over, or its year has no calendar. Edit it first, or decline it.',
    see: 'See it',
    declinedTitle: 'Declined',
    declined: '{name} declined it on {day}. It was shown to nobody.',
    withdrawnTitle: 'Taken down',
    withdrawn: '{name} took it down on {day}.',
    withdrawTitle: 'Take it down',
    withdrawResource: 'The resource then stands on no page any more.',
    withdraw: 'Take it down',
    goneTitle: 'Nothing to decide here',
    gone: 'This link is incomplete, or what it was for is forgotten, or you are no longer among those who decide. Nothing was changed.',
    kindEvent: 'Event',
    kindResource: 'Resource',
  },
} as const;

/** Letters about what somebody has submitted. */
export const submissionLetters = {
  'confirm-submission': {
    subject: '{agency}: confirm your email address',
    preview: '{agency} asks you to confirm what was submitted. If you do not, nothing happens.',
    title: 'Confirm what you submitted',
    asked: 'Somebody, perhaps you, filled in a form on our pages and gave this address.',
    happens:
      'If it was you, open this page and press the button there. Only then do we look at it, and we write to you once more when we have decided. What was submitted stands on that page.',
    action: 'Open the page to confirm',
  },
  moderate: {
    subject: '{agency}: something was submitted',
    preview: '{agency} asks for your decision on what somebody has submitted.',
    title: 'Something was submitted',
    asked: 'Somebody filled in a form on our pages and confirmed their address. It waits for you.',
    happens:
      'On this page you see how it will look, and approve, edit or decline it. The link is yours alone: whoever has it can decide in your name. What was submitted stands below; its links are written so that nobody opens them by accident.',
    action: 'Open the page to decide',
  },
  'submission-approved': {
    subject: '{agency}: what you submitted',
    preview: '{agency} has looked at what you submitted.',
    title: 'It is published',
    asked: 'Thank you for what you submitted. It was approved, and now stands on our pages.',
    happens: 'If something about it changes, answer this message. We forget this address 30 days from now.',
    action: 'See it',
  },
  'submission-declined': {
    subject: '{agency}: what you submitted',
    preview: '{agency} has looked at what you submitted.',
    title: 'It is not published',
    asked: 'Thank you for what you submitted. We do not show it on our pages.',
    happens: 'If you have questions, answer this message. We forget this address 30 days from now.',
    action: 'Go to our pages',
  },
  'submission-withdrawn': {
    subject: '{agency}: what you submitted',
    preview: '{agency} has taken down what you submitted.',
    title: 'It was taken down',
    asked: 'What you submitted was published, and has now been taken down.',
    happens: 'If you have questions, answer this message. We forget this address 30 days from now.',
    action: 'Go to our pages',
  },
} as const;

/** What such letters say below. */
export const submissionDetails = {
  heading: 'What was submitted',
  word: 'A word to you',
  noticed: 'About the flyer',
  waiting: 'What waits',
  decide: 'Look at it and decide',
} as const;
