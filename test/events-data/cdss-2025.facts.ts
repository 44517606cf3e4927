import type { PageFacts } from './page-facts.ts';

const RPB = 'Asylee and Trafficking Unit, RPB@dss.ca.gov';
const CTRT = 'Child Trafficking Response Team (CTRT), CSECProgram@dss.ca.gov';
const BOTH = `${CTRT}; ${RPB}`;

export const cdss2025: PageFacts = {
  page: 'January is National Human Trafficking Prevention Month, Refugee Programs Bureau, 2025',
  file: '2025.ics',
  year: 2025,
  agency: 'agency.yaml',
  name: 'National Human Trafficking Prevention Month 2025',
  url: 'https://www.cdss.ca.gov/inforesources/nhtpm',
  facts: [
    ['awareness-day-2025', 'summary', 'National Human Trafficking Awareness Day'],
    ['awareness-day-2025', 'kind', 'OBSERVANCE'],
    ['awareness-day-2025', 'contact', BOTH],
    ['awareness-day-2025', 'location', null],
    ['awareness-day-2025', 'allDay', true],
    ['awareness-day-2025', 'start', '2025-01-11'],
    ['awareness-day-2025', 'end', '2025-01-12'],
    ['awareness-day-2025', 'due', ['2025-01-11T16:00:00Z']],
    [
      'awareness-day-2025',
      'text',
      {
        paragraphs: 1,
        words: 88,
        from: 'To raise awareness of human trafficking, the Department of Homeland Security’s Blue Campaign',
        to: 'to appropriately respond to possible instances of human trafficking.',
      },
    ],

    [
      'tcvap-2025',
      'summary',
      'Trafficking and Crime Victims Assistance Program (TCVAP) Informational Session',
    ],
    ['tcvap-2025', 'kind', 'WEBINAR'],
    ['tcvap-2025', 'start', '2025-01-09T18:00:00Z'],
    ['tcvap-2025', 'end', '2025-01-09T19:00:00Z'],
    ['tcvap-2025', 'due', ['2025-01-08T18:00:00Z', '2025-01-09T17:00:00Z']],
    ['tcvap-2025', 'presenter', 'CDSS Refugee Programs Bureau (RPB)'],
    ['tcvap-2025', 'contact', RPB],
    ['tcvap-2025', 'audience', null],
    [
      'tcvap-2025',
      'text',
      {
        paragraphs: 1,
        words: 98,
        from: 'The CDSS Refugee Programs Bureau (RPB) provides state-level leadership',
        to: 'to learn more about how this program supports noncitizen survivors.',
      },
    ],

    ['soar-2025', 'summary', 'Stop, Observe, Ask, and Respond Online Training'],
    ['soar-2025', 'kind', 'ON-DEMAND'],
    ['soar-2025', 'start', '2025-01-01'],
    ['soar-2025', 'end', '2025-02-01'],
    ['soar-2025', 'due', []],
    ['soar-2025', 'audience', 'Professionals, individuals, organizations, and communities'],
    [
      'soar-2025',
      'text',
      {
        paragraphs: 3,
        words: 128,
        from: 'Sign up for the SOAR online training.',
        to: 'to remember how to help individuals who may have experienced trafficking.',
      },
    ],

    [
      'county-prevention-panel-2025',
      'summary',
      'County Child Welfare and Department of Education Collaborative Prevention Panel',
    ],
    ['county-prevention-panel-2025', 'kind', 'WEBINAR'],
    ['county-prevention-panel-2025', 'start', '2025-01-21T18:30:00Z'],
    ['county-prevention-panel-2025', 'end', '2025-01-21T20:00:00Z'],
    ['county-prevention-panel-2025', 'due', ['2025-01-20T18:30:00Z', '2025-01-21T17:30:00Z']],
    [
      'county-prevention-panel-2025',
      'presenter',
      'Professionals from Tulare, Madera, and San Benito Counties',
    ],
    ['county-prevention-panel-2025', 'audience', 'CDSS staff'],
    ['county-prevention-panel-2025', 'contact', CTRT],
    [
      'county-prevention-panel-2025',
      'text',
      {
        paragraphs: 2,
        words: 104,
        from: 'Partnerships between County Child Welfare departments',
        to: 'creating prevention and early intervention opportunities in their schools.',
      },
    ],

    ['trauma-informed-language-2025', 'summary', 'Trauma Informed Language Training'],
    ['trauma-informed-language-2025', 'kind', 'WEBINAR'],
    ['trauma-informed-language-2025', 'start', '2025-01-07T19:30:00Z'],
    ['trauma-informed-language-2025', 'end', '2025-01-07T21:30:00Z'],
    ['trauma-informed-language-2025', 'due', ['2025-01-06T19:30:00Z', '2025-01-07T18:30:00Z']],
    ['trauma-informed-language-2025', 'presenter', 'CDSS Child Trafficking Program Support Unit'],
    [
      'trauma-informed-language-2025',
      'presenter',
      'One of the lived experience experts from the Child Sexual Exploitation of Children (CSEC) Action Team Advisory Board',
    ],
    ['trauma-informed-language-2025', 'audience', 'CDSS staff'],
    ['trauma-informed-language-2025', 'contact', CTRT],
    [
      'trauma-informed-language-2025',
      'text',
      {
        paragraphs: 2,
        words: 164,
        from: 'Presented by the CDSS Child Trafficking Program Support Unit alongside',
        to: 'showing a recorded training and then hosting an open Q&A discussion.',
      },
    ],

    ['lived-expertise-2025', 'summary', 'Hiring and Supporting People with Lived Expertise Training'],
    ['lived-expertise-2025', 'kind', 'WEBINAR'],
    ['lived-expertise-2025', 'start', '2025-01-23T20:00:00Z'],
    ['lived-expertise-2025', 'end', '2025-01-23T21:30:00Z'],
    ['lived-expertise-2025', 'due', ['2025-01-22T20:00:00Z', '2025-01-23T19:00:00Z']],
    ['lived-expertise-2025', 'presenter', 'California Department of Social Services (CDSS)'],
    ['lived-expertise-2025', 'presenter', 'CSEC Action Team'],
    ['lived-expertise-2025', 'presenter', 'Preventing and Addressing Child Trafficking (PACT) Project'],
    ['lived-expertise-2025', 'presenter', 'Current members of the CSEC Action Team Advisory Board'],
    ['lived-expertise-2025', 'presenter', 'Consultants from PACT'],
    ['lived-expertise-2025', 'audience', 'CDSS staff'],
    ['lived-expertise-2025', 'contact', CTRT],
    [
      'lived-expertise-2025',
      'text',
      {
        paragraphs: 1,
        words: 104,
        from: 'Join CDSS, the CSEC Action Team, and the Preventing and Addressing',
        to: 'with the full agenda and more information about our amazing presenters!',
      },
    ],
  ],
};
