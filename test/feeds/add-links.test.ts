import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { type Event, KINDS } from '../../core/calendar/event.ts';
import { addLinks } from '../../core/feeds/add-links.ts';
import { anyText } from '../email/reading.ts';
import { SITE_URL, samples } from '../email/sample.ts';
import { telling } from './sample-feed.ts';

const linksOf = (event: Event, style: 'discreet' | 'open' = 'open') =>
  addLinks(event, telling({ style })).map(({ address }) => new URL(address));
const given = (url: URL) => Object.fromEntries(url.searchParams);
const { event } = samples['IN-PERSON'];

describe('the links that add an event', () => {
  it('open Google’s calendar with title, time and place', () => {
    const [google] = linksOf(event);
    expect(`${google?.origin}${google?.pathname}`).toBe('https://calendar.google.com/calendar/render');
    expect(google && given(google)).toEqual({
      action: 'TEMPLATE',
      text: 'Red Sand Project',
      dates: '20260113T210000Z/20260113T220000Z',
      details: `The details are on this page: ${SITE_URL}/2026/${event.id}`,
      location: event.location,
    });
  });

  it('open Outlook at home and at work in the same way', () => {
    const [, home, work] = linksOf(event);
    expect(`${home?.origin}${home?.pathname}`).toBe('https://outlook.live.com/calendar/0/deeplink/compose');
    expect(`${work?.origin}${work?.pathname}`).toBe('https://outlook.office.com/calendar/0/deeplink/compose');
    expect(home?.search).toBe(work?.search);
    expect(home && given(home)).toEqual({
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: 'Red Sand Project',
      startdt: '2026-01-13T21:00:00Z',
      enddt: '2026-01-13T22:00:00Z',
      allday: 'false',
      body: `The details are on this page: ${SITE_URL}/2026/${event.id}`,
      location: event.location,
    });
  });

  it('give whole days as dates, the day after the last among them', () => {
    const [google, outlook] = linksOf(samples.EXHIBIT.event);
    expect(google?.searchParams.get('dates')).toBe('20260107/20260201');
    expect(outlook && given(outlook)).toMatchObject({
      allday: 'true',
      startdt: '2026-01-07',
      enddt: '2026-02-01',
    });
  });

  it('tell agency, kind and time only in the discreet style, whatever the event is about', () => {
    const about = fc.record({ summary: anyText, location: anyText, description: anyText });
    fc.assert(
      fc.property(about, fc.constantFrom(...KINDS), (told, kind) => {
        const plain = samples[kind].event;
        const addresses = (one: Event) => linksOf(one, 'discreet').map(String);
        expect(addresses({ ...plain, ...told })).toEqual(addresses(plain));
      }),
    );
    expect(linksOf(event, 'discreet')[0]?.searchParams.get('text')).toBe('DOE in-person event');
  });

  it('stay short, and are web addresses whatever the title holds', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 400 });
    fc.assert(
      fc.property(fc.oneof(anyText, long), fc.constantFrom(...STYLES), (summary, style) => {
        for (const { address } of addLinks({ ...event, summary, location: summary }, telling({ style }))) {
          expect(address).toMatch(/^https:\/\/[\x21-\x7e]+$/);
          expect(address).not.toMatch(/[<>"+{}\\]/);
          expect(decodeURIComponent(address).length).toBeLessThan(700);
        }
      }),
    );
  });
});
