/** Flyers that strangers bring, made byte by byte: each bad one is refused for what it is. */
import { describe, expect, it } from 'vitest';
import { checkFlyer } from '../../core/submissions/check-flyer.ts';
import { checkFlyerInThread, FLYER_LIMITS } from '../../core/submissions/flyer-check.ts';
import { ACTING_FLYERS } from './acting-flyers.ts';
import { HOSTILE_FLYERS } from './hostile-flyers.ts';
import { ORDINARY_FLYERS } from './ordinary-flyers.ts';
import { bomb, objectStream, packed, pdfOf, streamOf } from './pdf.ts';

/** Nothing is found out here by how long it takes. */
const UNHURRIED = { ...FLYER_LIMITS, seconds: 100 };
const check = (file: Buffer | string) => checkFlyerInThread(Buffer.from(file), UNHURRIED);

describe('a flyer that is taken', () => {
  it('is a tagged PDF with text', async () => {
    const file = pdfOf({ pages: ['Community vigil', 'How to get there'] });
    expect(await check(file)).toEqual({
      ok: true,
      flyer: { type: 'pdf', pages: 2, pagesWithoutText: 0, tagged: true },
    });
  });

  it('is a PDF without tags, or with a page that is a picture: a person is told', async () => {
    const file = pdfOf({ pages: ['Community vigil', null], tagged: false });
    expect(await check(file)).toEqual({
      ok: true,
      flyer: { type: 'pdf', pages: 2, pagesWithoutText: 1, tagged: false },
    });
  });

  it('is a PDF whose objects are packed, with links to the web and a page to open at', async () => {
    const file = pdfOf({
      catalog: '/OpenAction[10 0 R/Fit]',
      page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/)>>>>]',
      objects: [objectStream(['<</Title(Vigil)>>', '[1 2 3]'], 200)],
    });
    expect(await check(file)).toMatchObject({ ok: true });
  });

  it('is a PDF whose objects lie in one that a packed table names', async () => {
    const file = (objects: readonly string[]) =>
      pdfOf({
        catalog: '/OpenAction 200 0 R/Outlines<</First 3 0 R/Last 3 0 R>>',
        objects: [objectStream(objects, 200), streamOf('Watch the stream % as an object', '/Type/Metadata')],
        inside: objects.length,
      });
    expect(await check(file(['[10 0 R/Fit]']))).toMatchObject({ ok: true });
    expect(await check(file(['<</S/GoTo/D[10 0 R/Fit]/T(a\\)b(c\\\\))/N -.5/H<0 9>>>']))).toMatchObject({
      ok: true,
    });
    // What the hostile ones hide is where viewers find it.
    expect(await check(file(['<</S/Launch/F(cmd.exe)>>']))).toEqual({ ok: false, because: 'active' });
  });

  it.each(ORDINARY_FLYERS)('is a PDF %s', async (_, file) => {
    expect(await checkFlyer(file())).toMatchObject({ ok: true });
  });

  it('is plain text in UTF-8', async () => {
    expect(await check('Vigilia comunitaria\r\n\t15 de enero, 6 p. m. <3 & más: 1 < 2\n')).toEqual({
      ok: true,
      flyer: { type: 'text' },
    });
  });
});

describe('a flyer is refused that is, or holds,', () => {
  it.each(HOSTILE_FLYERS)('%s: %s', { timeout: 20_000 }, async (_, because, file) => {
    expect(await check(Buffer.from(file()))).toEqual({ ok: false, because });
  });
});

/** None of these hangs, so none needs a thread of its own. */
describe('a flyer is refused that does something:', () => {
  it.each(ACTING_FLYERS)('%s: %s', async (_, because, file) => {
    expect(await checkFlyer(file())).toEqual({ ok: false, because });
  });
});

describe('a check that takes too much', () => {
  const twice = () => {
    const inner = bomb(2300);
    const outer = streamOf(packedTwice(inner), '/Filter[/FlateDecode/FlateDecode]');
    return Buffer.from(
      pdfOf({ objects: [outer] })
        .toString('latin1')
        .replace('/Contents 50 0 R', '/Contents 100 0 R'),
      'latin1',
    );
  };

  it('of memory is ended, whatever PDF.js would unpack', { timeout: 20_000 }, async () => {
    expect(await check(twice())).toEqual({ ok: false, because: 'tooHeavy' });
  });

  it('of time is ended', async () => {
    expect(await checkFlyerInThread(pdfOf(), { ...FLYER_LIMITS, seconds: 0.001 })).toEqual({
      ok: false,
      because: 'tooHeavy',
    });
  });
});

const packedTwice = (inner: Buffer): Buffer => {
  const head = packed(inner);
  return head.subarray(head.indexOf('stream\n') + 7, head.lastIndexOf('\nendstream'));
};
