import { describe, expect, it } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { readSubscriberCsv } from '../../core/subscribers/read-subscriber-csv.ts';

const agency = {
  languages: ['en', 'es'],
  style: 'discreet' as const,
  lists: ['news', 'month-events'].map((id) => ({ id, name: {}, description: {}, hears: 'all' as const })),
};
const read = (text: string) => readSubscriberCsv({ file: 'people.csv', text, agency });
const problemsOf = (text: string) => read(text).problems.map(printProblem);

describe('a file of subscribers', () => {
  it('gives each person, with the agency’s defaults for what is left out', () => {
    const { people, problems } = read(
      '\uFEFFaddress,language,lists,style\r\nana@example.org,es,news month-events,open\r\nbo@example.org,,news;month-events,\r\n',
    );
    expect(problems).toEqual([]);
    expect(people.map(({ address, ...rest }) => [address.address, rest])).toEqual([
      ['ana@example.org', { language: 'es', style: 'open', lists: ['news', 'month-events'] }],
      ['bo@example.org', { language: 'en', style: 'discreet', lists: ['news', 'month-events'] }],
    ]);
  });

  it('names every wrong line, all in one run, and never repeats an address', () => {
    const problems = problemsOf(
      [
        'address,language,lists,style',
        'ana@example.org,en,news,open',
        'not-an-address,en,news,open',
        'bo@example.org,fr,news,open',
        'cy@example.org,en,weekly,open',
        'di@example.org,en,,open',
        'ed@example.org,en,news,loud',
      ].join('\n'),
    );
    expect(problems).toEqual([
      "people.csv:3: error: the address can't be used: it needs a name, an @ and a domain, like name@example.org",
      'people.csv:4: error: unknown language "fr": write one of en, es',
      'people.csv:5: error: unknown list "weekly": write one of news, month-events',
      'people.csv:6: error: no list: name at least one in the column lists',
      'people.csv:7: error: unknown style "loud": write one of discreet, open',
    ]);
  });

  it('whose first line holds people, or whose columns are swapped, repeats no address', () => {
    const swapped = 'address,language,lists,style\nen,ana@example.org,news,open\n';
    for (const text of [
      'ana@example.org,en,news,open\n',
      swapped,
      'address,language,lists\na@example.org,\u001b]0;x,news\n',
    ]) {
      const problems = problemsOf(text);
      expect(problems.length).toBeGreaterThan(0);
      for (const word of ['ana@', 'a@example', '\u001b']) expect(problems.join()).not.toContain(word);
    }
  });

  it.each([
    ['address,lists\nana@example.org,news\nbo@example.org,news,open\n', 3, 'more or fewer columns'],
    ['address,lists\nana@example.org,news\n"bo@example.org,news\n', 3, 'never closed'],
    ['address;lists\nana@example.org;news\n', 1, 'comma delimited'],
    ['name,lists\nAna,news\n', 1, 'missing: address; unknown: "name"'],
    [' \n', 1, 'first line must name the columns'],
  ])('that is broken (%j) says where', (text, line, why) => {
    const [problem] = read(text).problems;
    expect(problem).toMatchObject({ line });
    expect(problem?.message).toContain(why);
  });
});
