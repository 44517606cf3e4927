/** The second line of defence: the join link of an event with limited places is taken out of whatever it stands in. */
import { expect, test } from 'vitest';
import { withoutPrivateJoinLink } from '../../core/email/private-join-link.ts';
import { samples } from './sample.ts';

const limited = { ...samples.WEBINAR.event, capacity: 50, conference: 'https://meet.example/j/1?a=1&b=2' };

test.each([
  'https://meet.example/j/1?a=1&b=2',
  'https://MEET.example/j/1?a=1&b=2',
  'https://meet.example/j/1?a=1&amp;b=2',
  'https://meet.example/j/1?a=1&b=2/',
])('however it is spelled: %s', (link) => {
  const event = withoutPrivateJoinLink({
    ...limited,
    summary: `Opening ${link}`,
    description: `Join: ${link}.`,
    location: link,
    presenters: [`Sam Rivera ${link}`],
    audience: link,
    contact: link,
    url: link,
    recording: link,
    attachments: [link, 'https://agency.example/flyer.pdf'],
  });
  expect(JSON.stringify(event).toLowerCase()).not.toContain('meet.example');
  expect(event).toMatchObject({ summary: 'Opening', location: null, url: null, recording: null });
  expect(event.attachments).toEqual(['https://agency.example/flyer.pdf']);
});

test('in every language', () => {
  const link = limited.conference;
  const es = { summary: `Apertura ${link}`, description: `Entre: ${link}.`, url: link, contact: link };
  const event = withoutPrivateJoinLink({ ...limited, translations: { es } });
  expect(event.translations).toEqual({
    es: { summary: 'Apertura', description: 'Entre: .', url: null, contact: null },
  });
  const other = { summary: 'Apertura', url: 'https://agency.example/es' };
  expect(withoutPrivateJoinLink({ ...limited, translations: { es: other } }).translations).toEqual({
    es: other,
  });
});

test('other addresses stay', () => {
  const event = {
    ...limited,
    url: 'https://agency.example/january',
    description: 'See https://agency.example/x.',
  };
  expect(withoutPrivateJoinLink(event)).toEqual({ ...event, conference: null });
});
