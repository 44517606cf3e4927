import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import type { Kind } from '../../core/calendar/event.ts';
import { eventData } from '../../core/feeds/event-data.ts';
import { dataBlock } from '../../core/pages/data-block.ts';
import { anyText } from '../email/reading.ts';
import { SITE_URL, samples } from '../email/sample.ts';
import { stored, telling } from './sample-feed.ts';

const AHEAD = new Date('2026-01-01T00:00:00Z');

const dataOf = (kind: Kind, differences: Partial<StoredEvent> = {}, now = AHEAD) =>
  eventData({ ...stored(samples[kind].event), ...differences }, telling({ style: 'open' }), now);
const page = (kind: Kind) => `${SITE_URL}/2026/${samples[kind].event.id}`;

describe('what search engines are told of an event', () => {
  it('is its name, its page, who invites, and in which language', () => {
    expect(dataOf('WEBINAR')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Hidden in Plain Sight – Child Labor Trafficking',
      url: page('WEBINAR'),
      inLanguage: 'en',
      audience: { '@type': 'Audience', audienceType: 'Child welfare professionals' },
      organizer: { '@type': 'Organization', name: 'Department of Examples' },
    });
  });

  it('is its time with the zone’s offset, or its first and last day', () => {
    expect(dataOf('WEBINAR')).toMatchObject({
      startDate: '2026-01-13T13:00:00-08:00',
      endDate: '2026-01-13T14:00:00-08:00',
    });
    expect(dataOf('EXHIBIT')).toMatchObject({ startDate: '2026-01-07', endDate: '2026-01-31' });
    expect(dataOf('WEBINAR', { timeZone: 'America/New_York' })['startDate']).toBe(
      '2026-01-13T16:00:00-05:00',
    );
  });

  it.each([
    [
      'WEBINAR',
      {},
      'OnlineEventAttendanceMode',
      { '@type': 'VirtualLocation', url: 'https://meet.example.org/j/123?pwd=abc' },
    ],
    [
      'IN-PERSON',
      {},
      'OfflineEventAttendanceMode',
      {
        '@type': 'Place',
        name: samples['IN-PERSON'].event.location,
        address: samples['IN-PERSON'].event.location,
      },
    ],
    [
      'IN-PERSON',
      { conference: 'https://meet.example.org/1', capacity: 20 },
      'MixedEventAttendanceMode',
      [{ '@type': 'Place' }, { '@type': 'VirtualLocation', url: page('IN-PERSON') }],
    ],
    ['ON-DEMAND', {}, 'OnlineEventAttendanceMode', { '@type': 'VirtualLocation', url: page('ON-DEMAND') }],
    ['OBSERVANCE', { location: 'Online' }, 'OnlineEventAttendanceMode', { '@type': 'VirtualLocation' }],
    ['EXHIBIT', {}, 'OfflineEventAttendanceMode', { '@type': 'Place' }],
  ] as const)('is where a %s is, given %j', (kind, differences, mode, location) => {
    expect(dataOf(kind, differences)).toMatchObject({
      eventAttendanceMode: `https://schema.org/${mode}`,
      location,
    });
  });

  it('is whether it takes place: scheduled, moved from where it was, or cancelled', () => {
    expect(dataOf('WEBINAR')['eventStatus']).toBe('https://schema.org/EventScheduled');
    expect(dataOf('WEBINAR')).not.toHaveProperty('previousStartDate');
    expect(dataOf('WEBINAR', { previousStart: '2026-01-12T21:00:00Z' })).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-01-12T13:00:00-08:00',
    });
    expect(dataOf('EXHIBIT', { previousStart: '2026-01-05' })['previousStartDate']).toBe('2026-01-05');
    const moved = dataOf('WEBINAR', { previousStart: '2026-01-12T21:00:00Z', status: 'CANCELLED' });
    expect(moved['eventStatus']).toBe('https://schema.org/EventCancelled');
    expect(moved).not.toHaveProperty('previousStartDate');
  });

  it('is where its recording is once it is over, unless it never took place', () => {
    const recording = 'https://www.example.org/recording';
    const over = new Date(samples.WEBINAR.event.endsAt);
    const justBefore = new Date(over.getTime() - 1);
    expect(dataOf('WEBINAR', {}, over)).not.toHaveProperty('recordedIn');
    expect(JSON.stringify(dataOf('WEBINAR', { recording }, justBefore))).not.toContain(recording);
    expect(dataOf('WEBINAR', { recording }, over)).toMatchObject({
      recordedIn: { '@type': 'CreativeWork', url: recording },
    });
    expect(dataOf('WEBINAR', { recording, status: 'CANCELLED' }, over)).not.toHaveProperty('recordedIn');
  });

  it('is that nobody pays only where we know it, and the limit never the link', () => {
    expect(dataOf('WEBINAR')).not.toHaveProperty('isAccessibleForFree');
    const limited = dataOf('WEBINAR', { capacity: 50 });
    expect(limited).toMatchObject({ isAccessibleForFree: true, maximumAttendeeCapacity: 50 });
    expect(JSON.stringify(limited)).not.toContain('meet.example.org');
  });
});

describe('the block of data in a page', () => {
  it('holds any text, and none ends it or hides what follows', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('</script>', '<!--', '<script>', ']]>', '\u2028'),
        (text, sign) => {
          const data = { ...dataOf('WEBINAR', { summary: `${text}${sign}${text}` }) };
          const block = String(dataBlock(data));
          const [, content = ''] = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(block) ?? [];
          expect(content).not.toMatch(/[<>&\u2028\u2029\n]/);
          expect(JSON.parse(content)).toEqual(JSON.parse(JSON.stringify(data)));
        },
      ),
    );
  });
});
