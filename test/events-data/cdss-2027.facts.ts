import type { PageFacts } from './page-facts.ts';

const BOTH =
  'Child Trafficking Response Team (CTRT), CSECProgram@dss.ca.gov; Asylee and Trafficking Unit, RPB@dss.ca.gov';

export const cdss2027: PageFacts = {
  page: 'January Issue of Child Trafficking Response Team Newsletter',
  file: '2027.ics',
  year: 2027,
  agency: 'agency.yaml',
  name: 'National Human Trafficking Prevention Month 2027',
  url: 'https://www.cdss.ca.gov/inforesources/nhtpm',
  facts: [
    ['awareness-day-2027', 'summary', 'National Human Trafficking Awareness Day'],
    ['awareness-day-2027', 'kind', 'OBSERVANCE'],
    ['awareness-day-2027', 'contact', BOTH],
    ['awareness-day-2027', 'location', null],
    ['awareness-day-2027', 'allDay', true],
    ['awareness-day-2027', 'start', '2027-01-11'],
    ['awareness-day-2027', 'end', '2027-01-12'],
    ['awareness-day-2027', 'due', ['2027-01-11T16:00:00Z']],
    [
      'awareness-day-2027',
      'text',
      {
        paragraphs: 2,
        words: 74,
        from: 'January 11th is National Human Trafficking Awareness Day.',
        to: 'to appropriately respond to possible instances of human trafficking.',
      },
    ],
  ],
};
