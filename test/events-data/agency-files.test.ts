/** The two agencies we ship, as their own pages present them. */
import { describe, expect, test } from 'vitest';
import { shippedAgency } from './shipped-files.ts';

const CDSS = 'agency.yaml';
const PLACER = 'examples/placer-county/agency.yaml';

describe.each([CDSS, PLACER])('%s', (file) => {
  const { agency, problems } = shippedAgency(file);

  test('is read without an error or a warning', () => {
    expect(problems).toEqual([]);
  });

  test('reminds of each kind as the service promises', () => {
    expect(agency.reminders).toEqual({
      WEBINAR: ['-P1D', '-PT1H'],
      'IN-PERSON': ['-P1D'],
      EXHIBIT: ['PT8H'],
      'ON-DEMAND': [],
      OBSERVANCE: ['PT8H'],
    });
  });

  test('has every text in each of its languages, and in no other', () => {
    const texts = [
      ...agency.lists.flatMap(({ name, description }) => [name, description]),
      ...agency.contacts.map(({ about }) => about),
    ];
    for (const text of texts) expect(Object.keys(text)).toEqual(agency.languages);
  });

  test('begins discreet, and its senders give nothing away', () => {
    expect(agency.style).toBe('discreet');
    const { mailings, letters } = agency.senders;
    expect(mailings.address).not.toBe(letters.address);
    for (const { name, address } of [mailings, letters])
      expect(`${name} ${address}`).not.toMatch(/traffick|htpm|csec|surviv|victim/i);
  });

  test('claims of no help line that a person has tried it', () => {
    expect(agency.hotlines.map(({ verifiedOn }) => verifiedOn)).toEqual(agency.hotlines.map(() => null));
  });

  test('names the national line and 911', () => {
    const national = { phone: '1-888-373-7888', text: '233733' };
    expect(agency.hotlines).toContainEqual(expect.objectContaining(national));
    expect(agency.hotlines).toContainEqual(expect.objectContaining({ phone: '911' }));
  });
});

describe('the California Department of Social Services', () => {
  const { agency } = shippedAgency(CDSS);

  test('is named, addressed and dated as its page says', () => {
    expect(agency).toMatchObject({
      name: 'California Department of Social Services',
      shortName: 'CDSS',
      page: 'https://www.cdss.ca.gov/inforesources/nhtpm',
      postalAddress: '744 P Street, Sacramento, CA 95814',
      timeZone: 'America/Los_Angeles',
      languages: ['en', 'es'],
    });
  });

  test('answers at the mailboxes its page gives', () => {
    const mailboxes = ['CSECProgram@dss.ca.gov', 'RPB@dss.ca.gov', 'TCVAP@dss.ca.gov'];
    expect(agency.contacts.map(({ email }) => email)).toEqual(mailboxes);
    expect(mailboxes).toContain(agency.senders.mailings.replyTo);
    expect(mailboxes).toContain(agency.senders.letters.replyTo);
  });

  test('tells the newsletter and the bureau of observances only, and month-events of everything', () => {
    const observances = { kinds: ['OBSERVANCE'], topics: [] };
    expect(agency.lists.map(({ id, hears }) => [id, hears])).toEqual([
      ['ctrt-newsletter', observances],
      ['rpb', observances],
      ['month-events', 'all'],
    ]);
  });
});

describe('Placer County', () => {
  const { agency } = shippedAgency(PLACER);

  test('answers at info@placerccw.org', () => {
    expect(agency.contacts.map(({ email }) => email)).toEqual(['info@placerccw.org']);
    expect(agency.senders.mailings.replyTo).toBe('info@placerccw.org');
  });

  test('names its own line beside the national one', () => {
    expect(agency.hotlines).toContainEqual(expect.objectContaining({ phone: '1-866-293-1940' }));
  });

  test('keeps the list that everybody reminded of the month is on', () => {
    expect(agency.lists.map(({ id, hears }) => [id, hears])).toEqual([['month-events', 'all']]);
  });
});
