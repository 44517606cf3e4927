/** The checklist for people to read. */
import { stackNameOf } from '../../core/contract/deployed-stack.ts';
import { counted } from '../counted.ts';
import { plain } from '../mailings-list.ts';
import { wordsFor } from '../which-stack.ts';
import { wrap } from '../wrapped-text.ts';
import { isReady, type Section } from './checklist.ts';
import type { Mark, RecordCheck, SetupFacts, SetupItem } from './setup-facts.ts';

const SIGNS: Readonly<Record<Mark, string>> = { ok: '✓', missing: '✗', unsure: '?' };
const TITLE_WIDTH = 16;
const INDENT = ' '.repeat(4);

export function setupText(facts: Pick<SetupFacts, 'key'>, sections: readonly Section[]): string {
  return [
    `What ${stackNameOf(facts.key)} needs. Nothing is changed by looking.`,
    ...sections.flatMap(({ title, items }) => ['', title, ...items.flatMap(itemLines)]),
    '',
    ...endLines(facts, sections),
    '',
  ].join('\n');
}

function itemLines(one: SetupItem): string[] {
  const { mark, title, is, how, records, needed } = one;
  const better = mark !== 'ok' && !needed ? ' (not needed)' : '';
  return [
    ...wrap(
      plain(`${is}${better}`),
      `  ${SIGNS[mark]} ${title.padEnd(TITLE_WIDTH)}`,
      ' '.repeat(4 + TITLE_WIDTH),
    ),
    ...(how === null ? [] : how.split('\n').flatMap(howLines)),
    ...(records.some(({ isRight }) => !isRight) ? records.flatMap(recordLines) : []),
  ];
}

/** A command stands on a line of its own, however long, so that it can be copied. */
const howLines = (line: string): string[] =>
  line.startsWith('  ')
    ? [`${INDENT}  ${plain(line)}`]
    : line === ''
      ? []
      : wrap(plain(line), INDENT, INDENT);

/** As a form for a domain's DNS asks for it, each value alone on its line. */
function recordLines({ record, found, isRight }: RecordCheck): string[] {
  const field = (name: string, value: string) => `${INDENT}    ${name.padEnd(7)}${plain(value)}`;
  return [
    '',
    `${INDENT}${isRight ? '✓' : found === null ? '?' : '✗'} ${record.type} record`,
    field('Name', record.name),
    field('Value', record.value),
    ...(isRight ? [] : [field('Now', asFound(found))]),
  ];
}

function asFound(found: RecordCheck['found']): string {
  if (found === null) return 'the DNS did not answer';
  return found.length === 0 ? 'nothing' : found.join('  and  ');
}

function endLines({ key }: Pick<SetupFacts, 'key'>, sections: readonly Section[]): string[] {
  const open = sections.flatMap(({ items }) => items).filter(({ needed, mark }) => needed && mark !== 'ok');
  if (isReady(sections)) return ['All that is needed is there.'];
  const records = open.some(({ id }) => id === 'dkim' || id === 'dmarc')
    ? [
        'Records go into the form of whoever keeps your domain. Many forms add the domain to a name by themselves: then leave it out there.',
      ]
    : [];
  return [
    ...wrap(
      `${counted(open.length, 'needed thing is', 'needed things are')} not there, or not known: ${open.map(({ title }) => title).join(', ')}.`,
      '',
      '',
    ),
    ...records.flatMap((line) => wrap(line, '', '')),
    `Once that is done, look again: npm run setup -- ${wordsFor(key)}`,
  ];
}
