import type { PageFacts } from './page-facts.ts';

export const placer2022: PageFacts = {
  page: 'Preventing Exploitation, Placer County, January 2022',
  file: 'examples/placer-county/2022.ics',
  year: 2022,
  agency: 'examples/placer-county/agency.yaml',
  name: 'National Slavery and Human Trafficking Prevention Month 2022',
  url: 'https://www.placerccw.org/2022/01/06/human-trafficking-month2022/',
  facts: [
    ['red-sand-project-2022', 'summary', 'Red Sand Project'],
    ['red-sand-project-2022', 'kind', 'IN-PERSON'],
    ['red-sand-project-2022', 'start', '2022-01-11T23:30:00Z'],
    ['red-sand-project-2022', 'end', '2022-01-12T00:30:00Z'],
    ['red-sand-project-2022', 'due', ['2022-01-10T23:30:00Z']],
    [
      'red-sand-project-2022',
      'location',
      'Santucci Justice Center, 10810 Justice Center Drive, Roseville, CA 95678',
    ],
    ['red-sand-project-2022', 'presenter', 'Placer County staff'],
    ['red-sand-project-2022', 'presenter', 'CSEC Collaborative'],
    ['red-sand-project-2022', 'presenter', 'Community partners of the CSEC Collaborative'],
    ['red-sand-project-2022', 'audience', 'The public'],
    ['red-sand-project-2022', 'contact', 'info@placerccw.org'],
    [
      'red-sand-project-2022',
      'text',
      {
        paragraphs: 1,
        words: 88,
        from: 'Red Sand Project is an artwork that uses participatory sidewalk intervention',
        to: '(10810 Justice Center Drive, Roseville, CA 95678).',
      },
    ],

    ['film-evening-2022', 'summary', 'Virtual Film Viewing Event & Panel Discussion'],
    ['film-evening-2022', 'kind', 'WEBINAR'],
    ['film-evening-2022', 'start', '2022-01-26T02:00:00Z'],
    ['film-evening-2022', 'end', '2022-01-26T04:00:00Z'],
    ['film-evening-2022', 'due', ['2022-01-25T02:00:00Z', '2022-01-26T01:00:00Z']],
    ['film-evening-2022', 'capacity', null],
    ['film-evening-2022', 'contact', 'info@placerccw.org'],
    [
      'film-evening-2022',
      'text',
      {
        paragraphs: 1,
        words: 61,
        from: 'Join us on January 25th from 6-8pm for a film screening of "California\'s Forgotten Children"',
        to: 'Registration is required and space is limited.',
      },
    ],
  ],
};
