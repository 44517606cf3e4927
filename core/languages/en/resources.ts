/** Resources, and what a year's page says beside its events. In English. */
export const resources = {
  title: 'Resources',
  lead: 'To read, hear, watch and learn, and facts with their sources.',
  kinds: {
    fact: 'Facts',
    guide: 'Guides and toolkits',
    training: 'Trainings',
    book: 'Books and novels',
    podcast: 'Podcasts',
    film: 'Movies, short films and videos',
    article: 'Articles',
    archive: 'Archives',
    website: 'Websites',
    service: 'Help and services',
  },
  counted: '{kind} ({count})',
  kindsTitle: 'Kinds of resources',
  all: 'All',
  filter: {
    topic: 'Topic',
    anyTopic: 'All topics',
    language: 'Language of the resource',
    anyLanguage: 'All languages',
    show: 'Show',
  },
  found: { one: '1 resource', other: '{count} resources' },
  none: 'No resource fits what you chose.',
  showAll: 'Show all resources',
  nothingYet: 'No resources have been added yet.',
  note: 'Before you open it:',
  noteOfKind: 'Before you begin:',
  source: 'Source: {source}, {date}',
  language: 'In {language}',
  shareTitle: 'Share a resource',

  shared: {
    pagesTitle: 'More that the community has shared',
    pageOf: 'Page {page} of {pages} of what the community has shared',
    newer: 'Newer',
    older: 'Older',
  },

  facts: 'Facts and their sources',
  toAll: 'All resources',
  moreTrainings: 'More trainings among the resources',
} as const;

export const monthPage = {
  contents: 'On this page',
  community: 'Community events',
  contacts: 'Questions and updates',
  ask: 'For more information, please write to:',
  lists: 'For ongoing updates, subscribe by email:',
} as const;
