/** `docs/benchmarks.md`: each bench writes its own section and leaves the others as they are. */
import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/benchmarks.md', import.meta.url);

/** The page has no place for the section; put its two comments where it is to stand. */
class NoPlaceError extends Error {
  constructor(name: string) {
    super(`docs/benchmarks.md has no <!-- ${name} --> … <!-- /${name} --> to write between.`);
    this.name = 'NoPlaceError';
  }
}

/** Writes what stands between `<!-- name -->` and `<!-- /name -->`. */
export function writeSection(name: string, text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const place = new RegExp(`(?<=^<!-- ${name} -->\n)[\\s\\S]*(?=^<!-- /${name} -->$)`, 'm');
  if (!place.test(page)) throw new NoPlaceError(name);
  writeFileSync(
    PAGE,
    page.replace(place, () => text),
  );
}
