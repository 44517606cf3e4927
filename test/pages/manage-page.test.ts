import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasePage } from '../../core/pages/erase-page.ts';
import { brokenManageLinkPage, erasedPage, nothingKeptPage } from '../../core/pages/manage-link-page.ts';
import { type AskedView, type ManagePageInput, managePage } from '../../core/pages/manage-page.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { anyText, asWords, linksIn, readable, tagsIn, withoutTags } from '../email/reading.ts';
import { agency, samples } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const ACTION = `/manage/${'0'.repeat(32)}/1.AAAAAAAAAAAAAAAAAAAAAA`;
const AUDIENCE = 'event.2026.calendar.0123456789abcdef';
const webinar = { event: samples.WEBINAR.event, language: 'en' };
const place: AskedView = {
  audience: AUDIENCE,
  told: webinar,
  wants: 'place',
  place: 'seated',
  reminded: true,
};

const show = (differences: Partial<ManagePageInput> = {}) =>
  managePage({
    agency,
    language: 'en',
    action: ACTION,
    address: 'jane.doe@example.org',
    answers: new Map([
      ['lists', ['month-events']],
      ['language', ['es']],
      ['style', ['open']],
    ]),
    errors: [],
    done: null,
    upcoming: [webinar],
    asked: [place],
    ...differences,
  });

const pages: Readonly<Record<string, (language: string) => string>> = {
  'your choices': (language) => show({ language }),
  erase: (language) => erasePage({ agency, language, action: ACTION }),
  erased: (language) => erasedPage({ agency, language }),
  'nothing kept': (language) => nothingKeptPage({ agency, language }),
  'broken link': (language) => brokenManageLinkPage({ agency, language }),
};
const eachPage = Object.entries(pages).flatMap(([name, page]) =>
  ['en', 'es'].map((language) => [name, language, page(language)] as const),
);

describe.each(eachPage)('the page “%s” in %s', (_, language, html) => {
  it('is in its language, not to be indexed, and its title tells nothing', () => {
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).not.toMatch(/event|traffick|remind|jane/i);
  });

  it('has one heading of the first level, no gap below it, and no id twice', () => {
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('needs no script of its own and no inline style', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:|<script(?! src="\/)/i);
  });
});

describe('the page of somebody’s choices', () => {
  it('masks the address wherever it stands', () => {
    expect(readable(show())).toContain('These are the choices for j***@example.org.');
    expect(show()).not.toContain('jane');
  });

  it('folds the events to mute away until one is muted', () => {
    expect(show()).toContain('<details class="panel"><summary>');
    const muted = show({ answers: new Map([['muted', [webinar.event.id]]]) });
    expect(muted).toContain(
      '<details class="panel" open><summary>Events you want no reminder of (chosen: 1)<',
    );
  });

  it('tells nobody without place and turn that they wait, and lets them remove it', () => {
    const html = readable(show({ asked: [{ ...place, place: 'none', reminded: false }] }));
    expect(html).toContain('You have no place, and you are not on the waiting list.');
    expect(html).toContain('Remove it');
    expect(html).not.toContain('You are on the waiting list.');
  });

  it('has the notice once, closed, at the form that comes first, leads to it from the other, and says who can see email where the address is asked for', () => {
    const forms = show()
      .split('<form')
      .filter((form) => /name="(lists|address)"/.test(form));
    expect(forms).toHaveLength(2);
    const [notice] = forms.map(
      (form) => /<details class="panel" id="privacy">.*<\/details>/s.exec(form)?.[0],
    );
    expect(notice).toContain(agency.privacy.notice['en']);
    expect(show().split(agency.privacy.notice['en'] ?? '')).toHaveLength(2);
    expect(forms[1]).toContain('<a href="#privacy">Your privacy</a>');
    expect(forms[1]).toContain('<section class="note">');
  });

  it('shows what is chosen, and gives every field its label', () => {
    const html = show();
    for (const chosen of ['month-events', 'es', 'open']) expect(html).toContain(`value="${chosen}" checked`);
    const fields = [...html.matchAll(/<input\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/hidden/.test(tag));
    for (const field of fields) expect(html).toContain(`<label for="${/id="([^"]*)"/.exec(field)?.[1]}"`);
  });

  it('says which event a button stands at, for whoever hears the page', () => {
    expect(readable(show())).toContain('Give up my place of Hidden in Plain Sight');
    expect(readable(show({ asked: [{ ...place, told: undefined }] }))).toContain(
      'An event that is not in the calendar any more',
    );
  });

  it('posts every form to the link itself, and says by one field what its button does', () => {
    const forms = [...show().matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => form);
    expect(forms.length).toBeGreaterThan(4);
    for (const form of forms) {
      expect(form).toContain(`<form method="post" action="${ACTION}?language=en"`);
      expect(form.match(/name="action"/g)).toHaveLength(1);
      expect(form.match(/<button/g)).toHaveLength(1);
    }
  });

  it('says what was done, and does not when something is wrong', () => {
    expect(readable(show({ done: 'saved' }))).toContain('Your choices are saved.');
    const errors = [{ field: 'address', message: 'Enter your email address' }];
    const html = show({ done: 'saved', errors });
    expect(readable(html)).not.toContain('Your choices are saved.');
    expect(html.indexOf('id="errors"')).toBeLessThan(html.indexOf('<h1'));
  });

  it('stays text whatever an event is called', () => {
    const known = new Set(tagsIn(show()));
    fc.assert(
      fc.property(anyText, (summary) => {
        const told = { event: makeEvent({ summary }), language: 'en' };
        const html = show({ upcoming: [told], asked: [{ ...place, told }] });
        expect(tagsIn(html).filter((tag) => !known.has(tag))).toEqual([]);
        expect(withoutTags(html)).not.toMatch(/[<>]/);
        expect(readable(html)).toContain(asWords(summary));
        for (const href of linksIn(html)) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:|sms:|[/?#])/);
      }),
      { numRuns: 50 },
    );
  });

  it('weighs little, also in a month with two dozen events', () => {
    const upcoming = Array.from({ length: 24 }, (_, index) => ({
      event: makeEvent({
        uid: `${index}@example.org`,
        summary: `A webinar with a rather long title, number ${index}`,
      }),
      language: 'en',
    }));
    const sent = (text: string) => gzipSync(text).length;
    expect(sent(show({ upcoming })) + sent(stylesheet)).toBeLessThan(12_000);
  });
});
