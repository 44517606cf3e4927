import type { PageFacts } from './page-facts.ts';

const RPB = 'Asylee and Trafficking Unit, RPB@dss.ca.gov';
const CTRT = 'Child Trafficking Response Team (CTRT), CSECProgram@dss.ca.gov';
const BOTH = `${CTRT}; ${RPB}`;
const ASYLEE_UNIT = 'CDSS Refugee Programs Bureau, Asylee and Trafficking Unit';
const SUPPORT_UNIT = 'CDSS Safety and Early Intervention Bureau, Child Trafficking Program Support Unit';

export const cdss2026: PageFacts = {
  page: 'January is National Human Trafficking Prevention Month, Refugee Programs Bureau, 2026',
  file: '2026.ics',
  year: 2026,
  agency: 'agency.yaml',
  name: 'National Human Trafficking Prevention Month 2026',
  url: 'https://www.cdss.ca.gov/inforesources/nhtpm',
  facts: [
    ['awareness-day-2026', 'summary', 'National Human Trafficking Awareness Day'],
    ['awareness-day-2026', 'kind', 'OBSERVANCE'],
    ['awareness-day-2026', 'contact', BOTH],
    ['awareness-day-2026', 'location', null],
    ['awareness-day-2026', 'allDay', true],
    ['awareness-day-2026', 'start', '2026-01-11'],
    ['awareness-day-2026', 'end', '2026-01-12'],
    ['awareness-day-2026', 'due', ['2026-01-11T16:00:00Z']],
    [
      'awareness-day-2026',
      'text',
      {
        paragraphs: 1,
        words: 90,
        from: 'To raise awareness of human trafficking, the Department of Homeland Security’s Blue Campaign',
        to: 'to appropriately respond to possible instances of human trafficking.',
      },
    ],

    ['tcvap-2026', 'summary', 'Trafficking and Crime Victims Assistance Program (TCVAP) Information Session'],
    ['tcvap-2026', 'kind', 'WEBINAR'],
    ['tcvap-2026', 'start', '2026-01-13T21:00:00Z'],
    ['tcvap-2026', 'end', '2026-01-13T22:00:00Z'],
    ['tcvap-2026', 'due', ['2026-01-12T21:00:00Z', '2026-01-13T20:00:00Z']],
    ['tcvap-2026', 'presenter', ASYLEE_UNIT],
    ['tcvap-2026', 'contact', RPB],
    [
      'tcvap-2026',
      'text',
      {
        paragraphs: 1,
        words: 102,
        from: 'Within CDSS, RPB provides state-level leadership',
        to: 'how this program supports noncitizen trafficking survivors.',
      },
    ],

    ['soar-2026', 'summary', 'Stop, Observe, Ask, Respond (SOAR) On-Demand Training'],
    ['soar-2026', 'kind', 'ON-DEMAND'],
    ['soar-2026', 'start', '2026-01-01'],
    ['soar-2026', 'end', '2026-02-01'],
    ['soar-2026', 'due', []],
    ['soar-2026', 'presenter', ASYLEE_UNIT],
    ['soar-2026', 'contact', RPB],
    [
      'soar-2026',
      'audience',
      'Health care providers, social workers, public health professionals, and behavioral health professionals',
    ],
    [
      'soar-2026',
      'text',
      {
        paragraphs: 3,
        words: 108,
        from: 'Sign up for the SOAR online training.',
        to: 'trauma informed care, and culturally and linguistically appropriate services.',
      },
    ],

    ['a-reclamation-2026', 'summary', '“A Reclamation” Art Gallery to Uplift Lived Experience Videos'],
    ['a-reclamation-2026', 'kind', 'EXHIBIT'],
    ['a-reclamation-2026', 'allDay', true],
    ['a-reclamation-2026', 'start', '2026-01-07'],
    ['a-reclamation-2026', 'end', '2026-02-01'],
    ['a-reclamation-2026', 'due', ['2026-01-07T16:00:00Z']],
    ['a-reclamation-2026', 'presenter', 'Preventing and Addressing Child Trafficking (PACT)'],
    ['a-reclamation-2026', 'presenter', SUPPORT_UNIT],
    [
      'a-reclamation-2026',
      'location',
      'CDSS building, 744 P Street, Sacramento, CA 95814, first-floor hallway of Office Building 8',
    ],
    ['a-reclamation-2026', 'contact', CTRT],
    [
      'a-reclamation-2026',
      'text',
      {
        paragraphs: 2,
        words: 120,
        from: 'Beginning January 7, 2026, and running through the end of the month',
        to: 'in the first-floor hallway of Office Building 8.',
      },
    ],

    [
      'trauma-informed-care-2026',
      'summary',
      'Intersections of Trauma and Trafficking – Principles of Trauma-Informed Care and Practice Training Course',
    ],
    ['trauma-informed-care-2026', 'kind', 'WEBINAR'],
    ['trauma-informed-care-2026', 'start', '2026-01-14T20:00:00Z'],
    ['trauma-informed-care-2026', 'end', '2026-01-14T22:00:00Z'],
    ['trauma-informed-care-2026', 'due', ['2026-01-13T20:00:00Z', '2026-01-14T19:00:00Z']],
    [
      'trauma-informed-care-2026',
      'presenter',
      'Maria Contreras, Manager, Community & Policy, National Center for Youth Law',
    ],
    [
      'trauma-informed-care-2026',
      'presenter',
      'Kelly Kinnish, Director, The National Center on Child Trafficking, School of Public Health, Georgia State University',
    ],
    [
      'trauma-informed-care-2026',
      'presenter',
      'CSEC Action Team, in partnership with the National Center on Child Trafficking',
    ],
    ['trauma-informed-care-2026', 'presenter', SUPPORT_UNIT],
    [
      'trauma-informed-care-2026',
      'audience',
      'Anyone working with young people, including those experiencing trauma related to trafficking or other adverse experiences',
    ],
    ['trauma-informed-care-2026', 'contact', CTRT],
    [
      'trauma-informed-care-2026',
      'text',
      {
        paragraphs: 2,
        words: 119,
        from: 'This training is hosted by the CSEC Action Team in partnership with',
        to: 'School of Public Health, Georgia State University',
      },
    ],

    [
      'hidden-in-plain-sight-2026',
      'summary',
      'Hidden in Plain Sight - Child Labor Trafficking & Intersections with Commercial Sexual Exploitation Training Webinar',
    ],
    ['hidden-in-plain-sight-2026', 'kind', 'WEBINAR'],
    ['hidden-in-plain-sight-2026', 'start', '2026-01-22T18:00:00Z'],
    ['hidden-in-plain-sight-2026', 'end', '2026-01-22T20:00:00Z'],
    ['hidden-in-plain-sight-2026', 'due', ['2026-01-21T18:00:00Z', '2026-01-22T17:00:00Z']],
    [
      'hidden-in-plain-sight-2026',
      'presenter',
      'Preventing and Addressing Child Trafficking (PACT), a program of the Child and Family Policy Institute of California (CFPIC)',
    ],
    ['hidden-in-plain-sight-2026', 'presenter', SUPPORT_UNIT],
    ['hidden-in-plain-sight-2026', 'contact', CTRT],
    [
      'hidden-in-plain-sight-2026',
      'text',
      {
        paragraphs: 1,
        words: 120,
        from: 'Preventing and Addressing Child Trafficking (PACT) a program of',
        to: 'respond with empathy, and connect young people to safety and support.',
      },
    ],

    [
      'immigrant-child-victims-2026',
      'summary',
      'Best Practices and Tools for Child Welfare Professionals to Support Immigrant Child Victims',
    ],
    ['immigrant-child-victims-2026', 'kind', 'WEBINAR'],
    ['immigrant-child-victims-2026', 'start', '2026-01-27T18:00:00Z'],
    ['immigrant-child-victims-2026', 'end', '2026-01-27T20:00:00Z'],
    ['immigrant-child-victims-2026', 'due', ['2026-01-26T18:00:00Z', '2026-01-27T17:00:00Z']],
    [
      'immigrant-child-victims-2026',
      'presenter',
      'Leslye E. Orloff, Adjunct Professor and Director of the National Immigrant Women’s Advocacy Project (NIWAP) at American University, Washington College of Law',
    ],
    ['immigrant-child-victims-2026', 'presenter', SUPPORT_UNIT],
    ['immigrant-child-victims-2026', 'audience', 'Child welfare professionals'],
    ['immigrant-child-victims-2026', 'contact', CTRT],
    [
      'immigrant-child-victims-2026',
      'text',
      {
        paragraphs: 2,
        words: 185,
        from: 'This training is presented by Leslye E. Orloff,',
        to: 'that child welfare professionals encounter in their work.',
      },
    ],

    [
      'drop-in-centers-2026',
      'summary',
      'California Department of Social Services Child Trafficking Response Team Virtual Panel Discussion on Community Drop-In Centers Serving Exploited and At-Risk Youth',
    ],
    ['drop-in-centers-2026', 'kind', 'WEBINAR'],
    ['drop-in-centers-2026', 'start', '2026-01-28T21:30:00Z'],
    ['drop-in-centers-2026', 'end', '2026-01-28T23:00:00Z'],
    ['drop-in-centers-2026', 'due', ['2026-01-27T21:30:00Z', '2026-01-28T20:30:00Z']],
    [
      'drop-in-centers-2026',
      'presenter',
      'California Department of Social Services Child Trafficking Response Team',
    ],
    ['drop-in-centers-2026', 'presenter', 'Drop-in center directors in San Francisco and Orange County'],
    ['drop-in-centers-2026', 'presenter', 'County partners of the drop-in centers'],
    ['drop-in-centers-2026', 'presenter', 'Panel members with lived experience'],
    ['drop-in-centers-2026', 'presenter', SUPPORT_UNIT],
    ['drop-in-centers-2026', 'contact', CTRT],
    [
      'drop-in-centers-2026',
      'text',
      {
        paragraphs: 1,
        words: 76,
        from: 'Drop-in center directors in San Francisco and Orange County,',
        to: 'the populations most vulnerable to human trafficking in your community.',
      },
    ],
  ],
};
