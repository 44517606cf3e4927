/** What a function's start depends on in its bundle. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundleFunctions } from '../../local/bundle-functions.ts';

const bundles = Object.entries(await bundleFunctions());

/**
 * esbuild escapes what is beyond ASCII in strings, yet not in regular expressions and tagged templates, and one such
 * character has V8 hold and parse the whole bundle with two bytes for each: write it there as `\u2013`.
 */
test.each(bundles)('%s is all ASCII', (_, url) => {
  const beyond = readFileSync(fileURLToPath(url), 'utf8').match(/.{0,40}[^\0-\x7f].{0,20}/g);
  expect(beyond).toBeNull();
});
