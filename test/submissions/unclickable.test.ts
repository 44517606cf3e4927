/** What strangers write is no link in any mail program. */
import { describe, expect, it } from 'vitest';
import { runs } from '../../core/email/web-address.ts';
import { unclickable } from '../../core/submissions/unclickable.ts';

describe('an address in a stranger’s text', () => {
  it.each([
    ['https://example.org/a.b', 'https[:]//example[.]org/a.b'],
    ['https://example.org/a.html', 'https[:]//example[.]org/a[.]html'],
    ['sign in at gov-notify-help.com/login', 'sign in at gov-notify-help[.]com/login'],
    ['go to xhttps://evil.example.com/a', 'go to xhttps[:]//evil[.]example[.]com/a'],
    ['write to me@evil.com', 'write to me[at]evil[.]com'],
    ['m\u00fcnchen\u3002example', 'm\u00fcnchen[.]example'],
    ['http://10.0.0.1/x', 'http[:]//10.0.0.1/x'],
    ['a.co', 'a[.]co'],
  ])('%s is written %s', (text, written) => {
    expect(unclickable(text)).toBe(written);
    expect(runs(written).every(({ href }) => href === null)).toBe(true);
  });

  it.each(['Tonight at 6 p.m. Bring a candle.', 'It costs 2.50, or 1,000.00. See you...', 'Vigil: at six'])(
    '%s is no address',
    (text) => {
      expect(unclickable(text)).toBe(text);
    },
  );
});
