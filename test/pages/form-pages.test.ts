/** The pages of signing up, as readers and programs see them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIRM_DAYS } from '../../core/letters/pending-request.ts';
import { askForLinkPage } from '../../core/pages/ask-for-link-page.ts';
import { checkEmailPage } from '../../core/pages/check-email-page.ts';
import { confirmPage } from '../../core/pages/confirm-page.ts';
import { confirmedPage, confirmedWhat } from '../../core/pages/confirmed-page.ts';
import { freshForm, type ShownForm } from '../../core/pages/form-parts.ts';
import { linkStatePage } from '../../core/pages/link-state-page.ts';
import { refusedPage } from '../../core/pages/refused-page.ts';
import { signUpPage } from '../../core/pages/sign-up-page.ts';
import { stopPage, stoppedPage } from '../../core/pages/stop-page.ts';
import { anyText, linksIn, readable, tagsIn, withoutTags } from '../email/reading.ts';
import { agency } from '../email/sample.ts';

const FRESH = freshForm('1.k1.AbC');
const WRONG: ShownForm = {
  answers: new Map([['address', ['ana']]]),
  errors: [
    { field: 'lists', message: 'Choose at least one list' },
    { field: 'address', message: 'Enter an email address' },
    { field: null, message: 'This page had been open for too long' },
  ],
  madeAt: '1.k1.AbC',
};
const described = { question: 'Do you want this?', facts: [{ label: 'You get', text: 'January events' }] };
const at = (language: string) => ({ agency, language });

const formPages: Readonly<Record<string, (language: string) => string>> = {
  'sign-up': (language) => signUpPage({ ...at(language), form: FRESH }),
  'sign-up with errors': (language) => signUpPage({ ...at(language), form: WRONG }),
  'asking for the link': (language) => askForLinkPage({ ...at(language), form: FRESH }),
  'asking for the link with errors': (language) => askForLinkPage({ ...at(language), form: WRONG }),
};
const tokenPages: Readonly<Record<string, (language: string) => string>> = {
  confirm: (language) => confirmPage({ ...at(language), described, action: '/confirm/AbC' }),
  stop: (language) => stopPage({ ...at(language), action: '/stop/0123/1.AbC' }),
};
const otherPages: Readonly<Record<string, (language: string) => string>> = {
  'check your email': (language) => checkEmailPage({ ...at(language), days: CONFIRM_DAYS }),
  'check your email for the link': (language) =>
    checkEmailPage({ ...at(language), days: CONFIRM_DAYS, asked: 'link' }),
  stopped: (language) => stoppedPage(at(language)),
  used: (language) => linkStatePage(at(language), 'used').html,
  expired: (language) => linkStatePage(at(language), 'expired').html,
  superseded: (language) => linkStatePage(at(language), 'superseded').html,
  unknown: (language) => linkStatePage(at(language), 'unknown').html,
  'confirmed subscription': (language) => confirmedPage(at(language), 'subscription'),
  'confirmed place': (language) => confirmedPage(at(language), 'place'),
  'refused 403': (language) => refusedPage(at(language), 403, '/sign-up'),
  'refused 413': (language) => refusedPage(at(language), 413, null),
};
const pages = { ...formPages, ...tokenPages, ...otherPages };
const cases = Object.entries(pages).flatMap(([name, page]) =>
  ['en', 'es'].map((language) => [`${name}, ${language}`, page(language), language] as const),
);

describe.each(cases)('the page “%s”', (_, html, language) => {
  it('says its language, has one main heading, and gives each id once', () => {
    expect(html).toContain(`<html lang="${language}" dir="ltr">`);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('needs no inline style and no inline script', () => {
    expect(html).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|<img|<iframe/i);
  });

  it('labels every field, and ties to it only what is there', () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    for (const [tag, id] of html.matchAll(/<input\b(?![^>]*type="hidden")[^>]*\sid="([^"]*)"[^>]*>/g)) {
      expect(html, tag).toContain(`<label for="${id}"`);
    }
    for (const [, names = ''] of html.matchAll(/\saria-describedby="([^"]*)"/g)) {
      for (const name of names.split(' ')) expect(ids).toContain(name);
    }
  });

  it('has a title that names no topic', () => {
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toMatch(/traffick|trata|January|enero/i);
  });
});

describe.each(Object.entries(formPages))('the form “%s”', (_, page) => {
  const html = page('en');
  const form = /<form\b.*?<\/form>/s.exec(html)?.[0] ?? '';

  it('warns that others may see one’s mail, above the address', () => {
    expect(html.indexOf('Who can see your email?')).toBeLessThan(html.indexOf('id="address"'));
    expect(linksIn(form)).toContain('/safety?language=en');
  });

  it('has the agency’s notice and who is responsible, between the address and the button', () => {
    const words = readable(form);
    expect(words).toContain('We keep your address to write to you.');
    expect(words).toContain(
      'Privacy officer, 1 Main Street, Sacramento, CA 95814, 1-555-0100, privacy@example.org',
    );
    expect(form.indexOf('Your privacy')).toBeGreaterThan(form.indexOf('id="address"'));
    expect(form.indexOf('Your privacy')).toBeLessThan(form.indexOf('<button>'));
  });

  it('asks for the address as browsers and phones want it asked, and checks nothing in the browser', () => {
    const [field = ''] = /<input id="address"[^>]*>/.exec(form) ?? [];
    for (const attribute of [
      'type="email"',
      'autocomplete="email"',
      'inputmode="email"',
      'spellcheck="false"',
    ]) {
      expect(field).toContain(attribute);
    }
    expect(field).not.toMatch(/maxlength|pattern|required/);
    expect(form).toMatch(/^<form method="post" action="\/[a-z-]+\?language=en" novalidate>/);
  });

  it('has a field for robots that people neither see nor reach', () => {
    expect(form).toMatch(
      /<div class="unseen" aria-hidden="true"><label for="homepage">Leave this field empty<\/label>/,
    );
    expect(form).toMatch(
      /<input id="homepage" name="homepage" type="text" value="" tabindex="-1" autocomplete="off">/,
    );
  });

  it('has one button', () => {
    expect(html.match(/<button/g)).toHaveLength(1);
  });
});

describe('a form with errors', () => {
  const html = formPages['sign-up with errors']?.('en') ?? '';

  it('says them above the heading, in the order of the form, each with its field', () => {
    const summary = /<div class="errors".*?<\/div>/s.exec(html)?.[0] ?? '';
    expect(html.indexOf(summary)).toBeLessThan(html.indexOf('<h1>'));
    expect(readable(summary)).toBe(
      'There is a problem Choose at least one list Enter an email address This page had been open for too long',
    );
    expect(linksIn(summary)).toEqual(['#lists', '#address']);
  });

  it('marks the address, and keeps what was typed whatever it is', () => {
    const known = new Set(tagsIn(html));
    fc.assert(
      fc.property(anyText, (typed) => {
        const page = signUpPage({
          ...at('en'),
          form: { ...WRONG, answers: new Map([['address', [typed]]]) },
        });
        expect(page).toMatch(/<input id="address"[^>]* aria-invalid="true">/);
        expect(tagsIn(page).filter((tag) => !known.has(tag))).toEqual([]);
        expect(withoutTags(page)).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('signing up', () => {
  it('shows the lists in the agency’s words, and its own style chosen, with an example of each', () => {
    const html = signUpPage({ ...at('es'), form: FRESH });
    const words = readable(html);
    expect(words).toContain('Eventos de enero Un recordatorio antes de cada evento.');
    expect(words).toMatch(/Por ejemplo: DOE, seminario web: jue.*Por ejemplo: Título del evento – jue/);
    expect(html).toMatch(/name="style" type="radio" value="discreet" checked/);
    expect(html).toMatch(/name="language" type="radio" value="es" checked/);
  });

  it('can also be done by writing to somebody', () => {
    expect(readable(signUpPage({ ...at('en'), form: FRESH }))).toContain('Events team team@example.org');
  });

  it('asks for no language where there is one only', () => {
    const one = { ...agency, languages: ['es'] };
    const html = signUpPage({ agency: one, language: 'es', form: FRESH });
    expect(html).toContain('<input type="hidden" name="language" value="es">');
    expect(html).not.toContain('name="language" type="radio"');
  });
});

describe.each(Object.entries(tokenPages))('the page “%s” behind a link', (_, page) => {
  it('has one button, shows no address, says that nothing has changed, and is not to be indexed', () => {
    const html = page('en');
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(readable(html)).toContain('Nothing changes until you press the button.');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(/<main\b.*<\/main>/s.exec(html)?.[0]).not.toContain('@');
  });
});

it.each([
  ['used', 200, 'There is nothing more to do.'],
  ['expired', 410, 'Ask for it again'],
  ['superseded', 410, 'only the link in the newest message works'],
  ['unknown', 404, 'copy all of it into your browser'],
] as const)('a link that is %s is answered %i, and says what to do', (state, status, words) => {
  const page = linkStatePage(at('en'), state);
  expect(page.status).toBe(status);
  expect(readable(page.html)).toContain(words);
});

it('the page after a form tells whom the letter is from, and nothing of the address', () => {
  const words = readable(checkEmailPage({ ...at('en'), days: 7 }));
  expect(words).toContain('DOE <account@updates.example.org>');
  expect(words).toContain('“DOE:”');
  expect(words).toContain('spam');
});

it('knows what can be confirmed, and nothing else', () => {
  expect(confirmedWhat('waiting')).toBe('waiting');
  for (const other of ['', 'change', 'constructor', 'Place']) expect(confirmedWhat(other)).toBeUndefined();
});
