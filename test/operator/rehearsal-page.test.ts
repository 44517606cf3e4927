/** A rehearsal as a page. */
import { describe, expect, test } from 'vitest';
import { REHEARSAL_LOOK } from '../../operator/rehearsal-look.ts';
import { rehearsalPage } from '../../operator/rehearsal-page.ts';
import { mailing, mailings, rehearsal, variant } from './rehearsal.fixture.ts';

const all = (page: string, pattern: RegExp) => Array.from(page.matchAll(pattern), ([, found]) => found ?? '');

const iframesOf = (page: string) => all(page, /(<iframe [^>]*>)/g);
const linksOf = (page: string) => all(page, /<a href="([^"]*)"/g);

describe('the headline', () => {
  test('is calm when everybody got everything once', () => {
    const page = rehearsalPage(rehearsal({ mailings: mailings(12) }));
    expect(page).toContain('class="verdict well"');
    expect(page).toContain('All is well');
    expect(
      all(page, /<dt>(?:People|Messages|Duplicates|Missing|Dead letters)<\/dt><dd>([^<]+)<\/dd>/g),
    ).toEqual(['200', '2,400', '0', '0', '0']);
  });

  test.each([
    [
      'a copy is missing',
      { totals: { recipients: 200, messages: 199, duplicates: 0, missing: 1 } },
      '1 copy missing',
    ],
    [
      'one came twice',
      { totals: { recipients: 200, messages: 201, duplicates: 1, missing: 0 } },
      '1 duplicate',
    ],
    ['a letter died', { deadLetters: 1 }, '1 dead letter'],
    ['a copy failed', { mailings: [mailing({ sent: 199, failed: 1 })] }, '1 copy failed'],
    ['a fate is unknown', { mailings: [mailing({ sent: 199 })] }, '1 copy without a known outcome'],
  ])('warns when %s', (_, change, warning) => {
    const page = rehearsalPage(rehearsal(change));
    expect(page).toContain('class="verdict amiss"');
    expect(page).toContain(warning);
    expect(page).not.toContain('All is well');
  });

  test('warns when there was nothing to send, and has nothing more to show', () => {
    const page = rehearsalPage(rehearsal({ mailings: [] }));
    expect(page).toContain('class="verdict amiss"');
    expect(page).toContain('Nothing was sent.');
    expect(page).not.toContain('<table');
    expect(page).not.toContain('class="timeline"');
  });
});

test('what people have submitted is said not to be in it', () => {
  expect(rehearsalPage(rehearsal())).toMatch(
    /<p>Not in a rehearsal: published community events\. What really goes out lists them[^<]*<\/p>\n<\/section>/,
  );
});

describe('the timeline', () => {
  test('has a mark per mailing and one per event, each on its day', () => {
    const [dayBefore, hourBefore] = [
      mailing(),
      mailing({ id: 'm2', offset: '-PT1H', dueAt: '2026-01-13T20:00:00Z' }),
    ];
    const page = rehearsalPage(rehearsal({ mailings: [dayBefore, hourBefore] }));
    expect(all(page, /<time datetime="(\d{4}-\d\d-\d\d)">/g)).toEqual(['2026-01-12', '2026-01-13']);
    expect(all(page, /<li data-kind="(\w+)"><i class="mark mail">/g)).toEqual(['WEBINAR', 'WEBINAR']);
    expect(all(page, /<li data-kind="(\w+)"><i class="mark event">/g)).toEqual(['WEBINAR']);
    expect(page).toContain('Webinar, 1 day before');
    expect(page).toContain('Webinar, 1 hour before');
  });

  test('counts the quiet days between', () => {
    const late = mailing({
      event: 'late@x',
      dueAt: '2026-01-21T21:00:00Z',
      startsAt: '2026-01-22T21:00:00Z',
    });
    const page = rehearsalPage(rehearsal({ mailings: [mailing(), late] }));
    expect(all(page, /class="quiet">([^<]*)</g)).toEqual(['7 quiet days']);
  });

  test('says a month whenever it begins', () => {
    const march = mailing({
      event: 'march@x',
      dueAt: '2026-03-15T20:00:00Z',
      startsAt: '2026-03-16T20:00:00Z',
    });
    const page = rehearsalPage(rehearsal({ mailings: [mailing(), march] }));
    expect(all(page, /class="month">([^<]*)</g)).toEqual(['January 2026', 'March 2026']);
  });

  test('is there as a table too', () => {
    const page = rehearsalPage(rehearsal({ mailings: mailings(12) }));
    expect(all(page, /<tr><td><time datetime="([^"]*)"/g)).toEqual(mailings(12).map(({ dueAt }) => dueAt));
  });
});

describe('the sections', () => {
  test('are one per mailing, and every link within the page leads to one', () => {
    const page = rehearsalPage(rehearsal({ mailings: mailings(12) }));
    const sections = all(page, /<section class="mailing" id="([^"]*)"/g);
    expect(sections).toHaveLength(12);
    const inner = linksOf(page).filter((href) => href.startsWith('#'));
    expect(new Set(inner.map((href) => href.slice(1)))).toEqual(new Set(sections));
  });

  test('show each wording without any rights, and only when it is looked at', () => {
    const spanish = variant({ language: 'es', style: 'open', htmlFile: 'messages/m1-es-open.html' });
    const page = rehearsalPage(rehearsal({ mailings: [mailing({ variants: [variant(), spanish] })] }));
    const iframes = iframesOf(page);
    expect(iframes).toHaveLength(2);
    for (const iframe of iframes) expect(iframe).toMatch(/title="[^"]+" loading="lazy" sandbox=""/);
    expect(iframes[1]).toContain('src="./messages/m1-es-open.html"');
    expect(page).toContain('<h4>Spanish, open</h4>');
    expect(page).toContain('<bdi lang="es">');
  });

  test('link every message, the first three in the open', () => {
    const emlFiles = Array.from({ length: 50 }, (_, index) => `messages/m1-${index}.eml`);
    const page = rehearsalPage(rehearsal({ mailings: [mailing({ variants: [variant({ emlFiles })] })] }));
    expect(linksOf(page).filter((href) => href.endsWith('.eml'))).toEqual(
      emlFiles.map((file) => `./${file}`),
    );
    expect(page).toContain('50 messages as sent');
    expect(page).toContain('<summary>and 47 more</summary>');
  });

  test('link files whatever their names hold', () => {
    const page = rehearsalPage(
      rehearsal({ mailings: [mailing({ variants: [variant({ textFile: 'a:b/c d#e?"f.txt' })] })] }),
    );
    expect(linksOf(page)).toContain('./a%3Ab/c%20d%23e%3F%22f.txt');
  });

  test('say when no copy arrived', () => {
    const page = rehearsalPage(rehearsal({ mailings: [mailing({ variants: [] })] }));
    expect(page).toContain('No copy of this mailing reached the inbox.');
  });
});

test('whatever calendars and mails say arrives as text', () => {
  const evil = `</style></title><script>alert("1")</script> {{link}} 'x' & <b>`;
  const wicked = mailing({
    summary: evil,
    subject: evil,
    lists: [evil],
    variants: [variant({ subject: evil })],
  });
  const page = rehearsalPage(
    rehearsal({
      mailings: [wicked],
      calendars: [evil],
      agency: { name: evil, shortName: evil, timeZone: 'Asia/Kathmandu' },
    }),
  );
  expect(page).not.toMatch(/<script|<b>a|\{\{/i);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page.match(/<\/title>/g)).toHaveLength(1);
  expect(all(page, /<title>Rehearsal: ([^<]*)</g)[0]).toBe(
    '&lt;/style&gt;&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &#123;&#123;link&#125;&#125; &#39;x&#39; &amp; &lt;b&gt;',
  );
});

test('the page loads nothing but the mails beside it', () => {
  const page = rehearsalPage(rehearsal({ mailings: mailings(12) }));
  expect(page).not.toMatch(/https?:|url\(|@import|<link|<img| src="(?!\.\/messages\/)/);
});

describe('colours', () => {
  const [light, dark] = all(REHEARSAL_LOOK.toString(), /:root\{([^}]*)\}/g);
  const grounds = { page: ['ink', 'muted', 'accent'], well: ['well-ink'], bad: ['bad-ink'] };
  const onCard = ['ink', 'muted', 'accent', 'webinar', 'in-person', 'exhibit', 'on-demand', 'observance'];
  const pairs = Object.entries({ ...grounds, card: onCard }).flatMap(([ground, inks]) =>
    inks.map((ink) => [ink, ground] as const),
  );

  test.each([
    ['light', light ?? ''],
    ['dark', dark ?? ''],
  ])('keep 4.5:1 in the %s', (_, sheet) => {
    const colours = new Map(
      Array.from(sheet.matchAll(/--([\w-]+):(#\w{6})/g), ([, name, value]) => [name, value]),
    );
    for (const [ink, ground] of pairs) {
      expect(contrast(colours.get(ink), colours.get(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });
});

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(one = '', other = ''): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = Number.NaN, green = 0, blue = 0] = all(colour, /([0-9a-f]{2})/gi).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
