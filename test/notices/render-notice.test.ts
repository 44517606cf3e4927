/** What is told of one change, in the words that a reader sees. */
import { describe, expect, it } from 'vitest';
import type { Event } from '../../core/calendar/event.ts';
import type { MaterialFacts } from '../../core/notices/material-facts.ts';
import { asWords, delivered, readable } from '../email/reading.ts';
import { SITE_URL } from '../email/sample.ts';
import { CHANGES, CHANGES_WITH_PLACES, type Changed, FORMER_JOIN, JOIN } from './changes-to-tell.ts';
import { letterOn, noticeOf, type Reader } from './told.ts';

interface Differences {
  readonly event?: Partial<Event>;
  readonly from?: Partial<MaterialFacts>;
}

const but = ({ event, from }: Changed, differences: Differences): Changed => ({
  event: { ...event, ...differences.event },
  from: { ...from, ...differences.from },
});

/** As a reader sees it, with HTML and text as one, for both say the same. */
function read(changed: Changed, reader: Reader = {}) {
  const { subject, html, text } = noticeOf(changed, reader);
  return { subject: delivered(subject), html: readable(delivered(html)), text: asWords(delivered(text)) };
}

describe('a subject', () => {
  it.each([
    ['cancelled', 'Canceled: DOE webinar, Tue, Jan 13, 1:00 PM PST'],
    ['moved-hours', 'New time: DOE webinar, now Tue, Jan 13, 3:00 PM PST'],
    ['moved-next-week', 'New date: DOE webinar, now Tue, Jan 20, 10:00 AM PST'],
    ['end', 'New end time: DOE webinar, now Tue, Jan 13, 1:00 – 2:30 PM PST'],
    ['place', 'New place: DOE in-person event, Tue, Jan 13, 1:00 PM PST'],
    ['join', 'New link to join: DOE webinar, Tue, Jan 13, 1:00 PM PST'],
    ['reinstated', 'Takes place after all: DOE webinar, Tue, Jan 13, 1:00 PM PST'],
    ['moved-and-place', 'New date and new place: DOE in-person event, now Tue, Jan 20, 10:00 AM PST'],
    ['tentative', 'Date not final: DOE webinar, Tue, Jan 13, 1:00 PM PST'],
  ] as const)('says of what is %s “%s”', (name, subject) => {
    expect(read(CHANGES[name]).subject).toBe(subject);
  });

  it('tells of a cancelled event when it would have been, though it was moved as well', () => {
    const { event } = CHANGES['moved-next-week'];
    const { subject, text } = read(
      but(CHANGES['moved-next-week'], { event: { ...event, status: 'CANCELLED' } }),
    );
    expect(subject).toBe('Canceled: DOE webinar, Tue, Jan 13, 1:00 PM PST');
    expect(text).toContain('It would have been: Tuesday, January 13, 2026, 1:00 – 2:00 PM PST');
    expect(text).not.toContain('January 20');
  });

  it('tells of one that takes place after all, and was moved, the new time', () => {
    const moved = but(CHANGES['moved-next-week'], { from: { status: 'CANCELLED' } });
    expect(read(moved).subject).toBe('Takes place after all: DOE webinar, now Tue, Jan 20, 10:00 AM PST');
    expect(read(moved).html).toContain('It takes place after all. This event has a new date.');
  });
});

describe('times', () => {
  it('say what was above what is, in words, and not by a line or a color alone', () => {
    const { html, text } = read(CHANGES['moved-next-week']);
    expect(html).toContain(
      'When Was Tuesday, January 13, 2026 1:00 – 2:00 PM PST Now Tuesday, January 20, 2026',
    );
    expect(text).toContain(
      'Was: Tuesday, January 13, 2026, 1:00 – 2:00 PM PST Now: Tuesday, January 20, 2026',
    );
    expect(noticeOf(CHANGES['moved-next-week']).html).toContain('<s style="text-decoration:line-through">');
  });

  it('name both zones when an event moves to another, and whose day a whole day is', () => {
    expect(read(CHANGES['other-zone']).text).toMatch(/Was: .* 1:00 – 2:00 PM PST Now: .* 1:00 – 2:00 PM EST/);
    expect(read(CHANGES['all-day']).text).toContain(
      'Now: Wednesday, January 14 – Thursday, January 15, 2026, all day, Pacific Time',
    );
  });
});

describe('a place', () => {
  it('that was or is not known is called so', () => {
    expect(read(but(CHANGES.place, { from: { location: null } })).text).toContain(
      'Was: not announced Now: City',
    );
    expect(read(but(CHANGES.place, { event: { location: null } })).text).toContain('Now: not announced');
  });

  it('of old is marked as in the calendar’s language, and the new one as translated', () => {
    const translation = { summary: 'Proyecto Arena Roja', description: 'Arena.', location: 'Ayuntamiento' };
    const changed = but(CHANGES.place, { event: { translations: { es: translation } } });
    const { html } = noticeOf(changed, { language: 'es' });
    expect(html).toContain('<span lang="en">Justice Center, 10810');
    expect(html).toContain('>Ayuntamiento<');
    expect(readable(html)).not.toContain('City Hall');
  });

  it('of old is told in the reader’s language, as far as it was translated', () => {
    const { html } = noticeOf(but(CHANGES.place, { from: { translatedLocations: { es: 'Juzgado' } } }), {
      language: 'es',
    });
    expect(html).toContain('>Juzgado<');
    expect(html).not.toContain('Justice Center');
  });

  it('of what was online is called so, whatever it is now', () => {
    const here = { kind: 'IN-PERSON', location: 'City Hall', conference: null } as const;
    for (const location of [null, 'Online']) {
      const changed = but(CHANGES.join, { event: here, from: { location } });
      const [reader, was] =
        location === null
          ? [{}, 'Was: Online Now: City Hall']
          : [{ language: 'es' }, 'Antes: En línea Ahora: City Hall'];
      expect(read(changed, reader).text).toContain(was);
    }
    const there = but(CHANGES.join, { event: { location: 'Online' }, from: { location: 'City Hall' } });
    expect(read(there).text).toContain('Was: City Hall Now: Online');
  });

  it('of old leads nowhere', () => {
    const link = 'https://maps.example.org/old';
    const { html } = noticeOf(but(CHANGES.place, { from: { location: link } }));
    expect(html).toContain(link);
    expect(html).not.toContain(`href="${link}"`);
  });
});

describe('a place that may tell the topic', () => {
  it('stands far below in a discreet text and in every letter, which say so above', () => {
    const letter = asWords(letterOn(CHANGES_WITH_PLACES.place).text);
    for (const text of [read(CHANGES.place).text, letter]) {
      expect(text.indexOf('Justice Center')).toBeGreaterThan(300);
      expect(text.slice(0, 300)).toContain('This event has a new place. You will find the place');
      expect(text).toContain(
        'Was: Justice Center, 10810 Justice Center Drive, Roseville, CA 95678 Now: City Hall',
      );
    }
  });

  it('stands above all in an open one', () => {
    const { text } = read(CHANGES.place, { style: 'open' });
    expect(text.slice(0, 300)).toContain('Was: Justice Center');
    expect(text).not.toContain('You will find the place');
  });
});

describe('a link to join', () => {
  it('is the first thing to press when it is new, and the one of old is not shown', () => {
    const { text } = read(CHANGES.join);
    expect(text).toContain('The link to join is new.');
    expect(text).toContain('Join online: https://meet.example.org/j/987?pwd=new');
    expect(text).not.toContain('pwd=abc');
  });

  it('may be there for the first time, or be gone', () => {
    expect(read(but(CHANGES.join, { from: { conference: null } })).text).toContain(
      'There is now a link to join.',
    );
    const gone = read(but(CHANGES.join, { event: { conference: null } }));
    expect(gone.subject).toContain('Link to join not valid');
    expect(gone.text).toContain('is not valid any more');
    expect(gone.text).not.toContain('Join online');
  });

  it('of an event with limited places comes to those who have one', () => {
    const notice = read(CHANGES_WITH_PLACES.join);
    expect(notice.text).toContain('Everyone who has a place gets it in an email of their own.');
    for (const part of Object.values(notice)) expect(part).not.toContain('meet.example');
    const { text } = letterOn(CHANGES_WITH_PLACES.join);
    expect(text).toContain(JOIN);
    expect(text).not.toContain(FORMER_JOIN);
    expect(asWords(text)).toContain('Please use only this one');
  });
});

describe('an event whose places are limited from now on', () => {
  const { text, html, subject } = read(CHANGES['places-limited']);

  it('tells everyone that the link of old is of no use, and where to register for the new one', () => {
    expect(subject).toBe('New way to join: DOE webinar, Tue, Jan 13, 1:00 PM PST');
    const { id, year } = CHANGES['places-limited'].event;
    for (const body of [text, html]) {
      expect(body).toContain(
        'Places are limited now, and the link to join from earlier emails no longer works.',
      );
      expect(body).toContain('please register on the event’s page');
      expect(body).toContain('Register for this event');
      expect(body).not.toMatch(/meet\.example|Register or learn more/);
    }
    expect(text).toContain(`Register for this event: ${SITE_URL}/${year}/${id}?language=en#ask`);
    const spanish = read(CHANGES['places-limited'], { language: 'es' }).text;
    expect(spanish).toContain('ya no funciona');
    expect(spanish).toContain('Inscríbase en este evento:');
  });

  it('speaks of no link of old where there was none', () => {
    const first = read(but(CHANGES['places-limited'], { from: { conference: null } }));
    expect(first.text).toContain('those who have one get a link to join');
    expect(first.text).not.toContain('earlier emails');
  });

  it('gives the link to whoever has a place by now', () => {
    const letter = asWords(letterOn(CHANGES['places-limited']).text);
    expect(letter).toContain('Join online: https://meet.example.org/j/987?pwd=new');
    expect(letter).toContain('The link to join is new. Please use only this one');
  });

  it('does not tell their link as the place of old, which everyone knew', () => {
    const secret = 'https://meet.example.org/j/987?pwd=new';
    const changed = but(CHANGES['places-limited'], { from: { location: secret, conference: null } });
    for (const style of ['open', 'discreet'] as const) {
      const { subject: told, html, text } = noticeOf(changed, { style });
      for (const part of [told, html, text]) expect(part).not.toMatch(/meet\.example|[Nn]ew place|Was:/);
    }
  });
});

describe('an event that is open to all from now on', () => {
  it('shows everyone the link, and not the one that only some knew', () => {
    const changed = but(CHANGES['open-to-all'], {
      event: { description: 'Join: https://meet.example.org/j/123?pwd=abc' },
    });
    for (const body of [read(changed).text, noticeOf(changed, { style: 'open' }).attachment.content]) {
      expect(body.replaceAll('\r\n ', '')).toContain('https://meet.example.org/j/987?pwd=new');
      expect(body).not.toContain('pwd=abc');
    }
    expect(read(changed).text).toContain('There is now a link to join.');
    expect(asWords(letterOn(changed).text)).toContain('The link to join is new. Please use only this one');
  });
});

describe('what is cancelled', () => {
  it('is called so in the calendar entry, which leads nowhere', () => {
    const { content } = noticeOf(CHANGES.cancelled, { style: 'open' }).attachment;
    expect(content).toContain('SUMMARY:Canceled: Hidden in Plain Sight');
    expect(content).not.toContain('CONFERENCE');
    expect(noticeOf(CHANGES.cancelled).attachment.content).toContain('SUMMARY:Canceled: DOE webinar\r\n');
  });

  it('asks nobody to do anything, and tells whom to ask', () => {
    for (const body of [read(CHANGES.cancelled).html, read(CHANGES.cancelled).text]) {
      expect(body).toContain('there is nothing you need to do');
      expect(body).toContain('Do you have a question? Please ask: Asylee and Trafficking Unit');
      expect(body).not.toMatch(/captions|Join online|Add it to/);
    }
    const { text } = letterOn(CHANGES_WITH_PLACES.cancelled);
    expect(text).not.toMatch(/Give up|give your place up|stays yours/);
  });
});

it('keeps places for those who have them, and says how to give them up', () => {
  const text = asWords(letterOn(CHANGES_WITH_PLACES.moved).text);
  expect(text).toContain('Your place stays yours. You need not register again.');
  expect(text).toContain('please give your place up on this page');
  expect(text).toContain('changes the event in your own calendar');
});

it('says that the date is not final whenever it is not, whatever else has changed', () => {
  const { subject, text } = read(but(CHANGES['moved-hours'], { event: { status: 'TENTATIVE' } }));
  expect(subject).toBe('New time: DOE webinar, now Tue, Jan 13, 3:00 PM PST');
  expect(text).toContain('This event has a new time. This date is not final yet.');
  const final = but(CHANGES.tentative, { event: { status: 'CONFIRMED' }, from: { status: 'TENTATIVE' } });
  expect(read(final).text).toContain('The date is final now.');
});
