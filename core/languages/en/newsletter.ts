/** Newsletter issues, by mail and in the archive. */
export const newsletter = {
  /** In the open style the subject is the issue's title. */
  subject: '{agency} newsletter: {date}',
  preheader: 'The {agency} newsletter, {date}. Its articles are in this email.',
  kicker: 'Newsletter, {date}',
  readOnline: 'Read it on our site',
  readOnlineText: 'Read it on our site:',
  below:
    'Further down in this email: the title and the articles of this issue, whom to ask for captions, sign language or another accommodation, and how to unsubscribe.',
  /** Below the events ahead. */
  allEvents: 'See the whole calendar',
  archive: {
    title: 'Newsletters',
    intro: 'Every issue of our newsletters, the newest first.',
    none: 'There are no issues yet. Please come back later.',
    search: 'Search the issues',
    searchHint: 'Words from a title or an article. We do not keep what you search for; your browser may.',
    find: 'Search',
    found: { one: '1 issue found', other: '{count} issues found' },
    nothingFound: 'No issue has all of these words. Try fewer or other words.',
    showAll: 'Show all issues',
    tags: 'Topics',
    allTags: 'All',
    feed: 'Follow new issues in a news reader (Atom)',
    signUpTitle: 'Get the next issue by email',
    signUp: 'Sign up',
  },
  issue: {
    notTranslated: 'This issue has not been translated. It is in {language}.',
    toArchive: 'All newsletters',
  },
  feed: { title: '{agency}: newsletters' },
};
