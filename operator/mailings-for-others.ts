/** `mailings --for-others`: when each mailing went out, and how many people it reached, as whoever asks from outside may know. */
import { peopleByMeaning } from '../local/mailing-words.ts';
import type { NamedReport } from '../local/oversight.ts';
import { instantIn } from './local-time.ts';
import { plain } from './mailings-list.ts';
import type { Said } from './store-command.ts';
import { type Column, tableLines } from './text-table.ts';
import { inTens, type ToldCount, toldInWords } from './told-to-others.ts';

interface ToldMailing {
  readonly id: string;
  readonly title: string;
  readonly startedAt: string;
  readonly reached: ToldCount;
}

/** Nothing of states, reasons, alarms or levels: what is small there says who left, bounced or complained, and two answers say when. */
export function mailingsForOthers(mailings: readonly NamedReport[], timeZone: string): Said {
  const told = mailings.map(
    ({ title, report: { id, startedAt, counts } }): ToldMailing => ({
      ...{ id, title, startedAt },
      reached: inTens(peopleByMeaning(counts).reached),
    }),
  );
  return { text: textOf(told, timeZone), json: { mailings: told } };
}

function textOf(told: readonly ToldMailing[], timeZone: string): string {
  if (told.length === 0) return 'No mailing has begun yet.\n';
  const column = (heading: string, of: (one: ToldMailing) => string, align: Column['align']): Column => ({
    ...{ heading, cells: told.map(of), most: 80, align },
  });
  const lines = tableLines([
    column('Began', ({ startedAt }) => instantIn(timeZone, startedAt), 'left'),
    column('Mailing', ({ title }) => plain(title), 'left'),
    column('Reached', ({ reached }) => toldInWords(reached), 'right'),
  ]);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
