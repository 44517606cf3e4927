/**
 * The page of National Human Trafficking Awareness Day, what its mail brings of it, and the picture for signatures. In English.
 * All of it is public: people are meant to show it. It stands where a reader has opened it, never in a subject or a preheader.
 */
export const signatureBlock = {
  words: 'January is National Human Trafficking Prevention Month',
  day: '#WearBlueDay January 11',
  alternative: '{words}. {agency}. {day}.',
} as const;

export const awarenessDay = {
  toPage: 'Posts to share, and a picture for your signature',
  toPageOver: 'What the day is about',
  over: 'January 11 is over. Thank you for taking part.',

  postsTitle: 'Posts to share',
  postsLead: 'Copy one, or write your own. Add a photo of yourself in blue, and the tag {tag}.',
  posts: {
    short:
      'January 11 is National Human Trafficking Awareness Day. I wear blue because everyone deserves to be safe and free. Wear blue with me and share your photo: #WearBlueDay {page}',
    learn:
      'Human trafficking can happen anywhere, and it often stays unseen. On January 11, National Human Trafficking Awareness Day, take a few minutes to learn the signs and where people find help. Then wear blue and share your photo with #WearBlueDay. Events and trainings in January: {page}',
    team: 'Our team wears blue on January 11, National Human Trafficking Awareness Day. We stand with survivors, and with everyone who works so that no one is exploited. Join us: wear something blue, take a photo, and share it with #WearBlueDay. Find out how you can take part in National Human Trafficking Prevention Month: {page}',
  },
  post: 'Post {number}',
  fits: '{count} characters. Fits {networks}.',
  tooLong: '{count} characters. Too long for {networks}.',
  fitsSome: '{count} characters. Fits {networks}; too long for {others}.',
  copy: 'Copy this post',
  copied: 'Copied.',

  beforeTitle: 'Before you post',
  before: [
    'Ask everyone in the photo first, and say where you will post it.',
    'Do not show the faces of children.',
    'Do not show, tag or name survivors, and do not tell anyone’s story for them.',
    'Show no chains, handcuffs or bruises: they hurt people, and they hide what trafficking mostly looks like.',
    'Turn off the location, and look at what is behind you in the photo.',
  ],
  beforeShort: 'Ask everyone in the photo, show no faces of children, and never show, tag or name survivors.',
  safety: 'Could somebody who must not know see what you post or read?',
  safetyLink: 'Read about safety first',

  proclamationTitle: 'Proclamation',
  proclamation: '{title} ({year})',

  blockTitle: 'A picture for your email signature',
  blockOffer: {
    early: 'From {ahead} on you find here a picture for your email signature in January.',
    ahead: 'For January: get it ready now, and add it to your signature on {on}.',
    on: 'Please add this picture to your email signature for the month of January, and take it out on {over}.',
    over: 'January is over: please take the picture out of your email signature. Thank you for having shown it.',
  },
  blockGone: 'This picture was for January {year}. Please take it out of your signature.',
  blockEarly: 'This picture is not there yet.',
  download: 'Download the picture',
  inOther: 'The same in {language}',
  alternativeTitle: 'Alternative text, for people who do not see pictures:',
  stepsTitle: 'How to add it',
  steps: {
    save: [
      'Press “Download the picture”, and remember where it is saved.',
      'Add it as your program wants it (below). Where it asks for alternative text, paste ours; where it never asks, write the words of the picture below it.',
    ],
    newOutlook: {
      title: 'New Outlook, and Outlook on the web',
      steps: [
        'Open Settings (the gear), then Account, then Signatures.',
        'Choose your signature, and click where the picture belongs.',
        'Press the picture icon (Insert pictures inline), and choose the picture.',
        'Press Save.',
      ],
    },
    classicOutlook: {
      title: 'Classic Outlook for Windows',
      steps: [
        'Open File, then Options, then Mail, then Signatures.',
        'Choose your signature, and click where the picture belongs.',
        'Press the picture icon, choose the picture, and press Insert.',
        'Right-click the picture, choose Picture, then Alt Text, and paste the text. Press OK.',
      ],
    },
    gmail: {
      title: 'Gmail, on a computer',
      steps: [
        'Open Settings (the gear), then See all settings, and scroll down to Signature.',
        'Choose your signature, and click where the picture belongs.',
        'Press the picture icon (Insert image), then Upload, and choose the picture.',
        'Click the picture, choose Small, and press Save Changes at the end of the page.',
      ],
    },
  },

  mail: {
    title: 'Ready to share',
    page: 'Posts to share, and the picture for your email signature:',
    post: 'A post to copy:',
    block: 'How to add the picture to your signature, for the month of January:',
  },
} as const;
