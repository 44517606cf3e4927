/** The page of one event, and how it gets into a reader’s own calendar. In English. */
export const eventPage = {
  toForm: { reminders: 'Get a reminder by email', place: 'Register for this event' },
  back: 'All events of {year}',

  zone: {
    open: 'See the time in another time zone',
    label: 'Time zone',
    button: 'Show the time',
    here: '{zone}, where the event is planned',
    unknown: 'We do not know this time zone. Choose one from the list.',
    same: 'This is the time zone of the event itself.',
    names: {
      'America/Los_Angeles': 'Pacific time',
      'America/Denver': 'Mountain time',
      'America/Phoenix': 'Arizona time',
      'America/Chicago': 'Central time',
      'America/New_York': 'Eastern time',
      'America/Anchorage': 'Alaska time',
      'Pacific/Honolulu': 'Hawaii time',
      'America/Puerto_Rico': 'Atlantic time (Puerto Rico, US Virgin Islands)',
      'Pacific/Guam': 'Chamorro time (Guam, Northern Mariana Islands)',
      'Pacific/Pago_Pago': 'American Samoa time',
      UTC: 'Coordinated Universal Time (UTC)',
    },
  },

  add: {
    title: 'Add it to your calendar',
    shows: {
      discreet:
        'Others may see your calendar: the entry shows only the agency, the kind of event and the time.',
      open: 'The entry also shows the title and the place. Others may see your calendar.',
    },
    rather: { discreet: 'Show less', open: 'Show the title and the place, too' },
    file: 'Calendar file (Apple, Outlook and others)',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    office: 'Outlook for work or school (Microsoft 365)',
    mail: 'Or add it to:',
    mailText: 'Or add it to Google Calendar or Outlook from this page:',
    all: 'Have all events in your calendar',
  },

  entry: {
    titleAndWhen: '{title} – {when}',
    canceled: 'Canceled: {title}',
    details: 'The details are on this page: {address}',
    join: 'Join online: {address}',
  },

  feed: {
    name: '{agency} events {year}',
    nameOfTopic: '{name}: {topic}',
    description: 'Events of {agency}. Each entry shows the kind of event and its time.',
    noCalendar: 'There is no calendar of this year.',
    noEvent: 'There is no such event.',
    noTopic: 'No event of this year has this topic.',
    wrong: {
      language: 'This language is not offered. Write language= and one of these: {known}.',
      style: 'There is no such style. Write style= and one of these: {known}.',
      kind: 'There is no such kind of event. Write kind= and one of these: {known}.',
      topic: 'Name one topic only.',
    },
  },

  subscribe: {
    link: 'Subscribe to this calendar',
    title: 'Subscribe to the calendar of {year}',
    lead: 'Your own calendar can show our events and keep them up to date. You give no address, and we do not learn who you are.',
    whichTitle: 'How much should it show?',
    which:
      'Other people may see your calendar: on a shared screen, at work, or where you share it. Choose how much it shows.',
    discreet: 'Discreet',
    discreetWhat:
      'Each entry shows only the agency, the kind of event and the time. A link in it leads to the rest.',
    open: 'Open',
    openWhat: 'Each entry also shows the title, the description, the place and the link to join.',
    subscribe: 'Subscribe ({language})',
    inGoogle: 'Add to Google Calendar ({language})',
    address: 'Address for any other program ({language}):',
    topicsTitle: 'Only one topic',
    ofTopic: '{style} ({language})',
    topics: 'These calendars hold the events of one topic. Their addresses do not name it.',
    howTitle: 'How to do it',
    how: {
      apple: 'iPhone, iPad and Mac: press “Subscribe” and confirm.',
      google:
        'Google Calendar: press “Add to Google Calendar” on a computer. It appears on your phone by itself.',
      outlook:
        'Outlook: copy the address. Choose “Add calendar”, then “Subscribe from web”, and paste the address there.',
      others: 'Other programs: copy the address, and look there for a calendar from the internet.',
    },
    changes:
      'Calendar programs ask us for changes every few hours; some take a day. A canceled event stays, and says that it is canceled.',
    leave: 'To stop, remove the calendar from your program.',
    otherForms: 'For programs and news readers: {atom} and {json}.',
  },
} as const;
