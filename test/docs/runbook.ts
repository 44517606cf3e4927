/** Reads the runbook: what it says of each alarm, and what it leaves out. */

/** The parts of what is said of an alarm, in their order. */
export const PARTS = ['Meaning.', 'How to look.', 'How to mend.'] as const;

/** What is wrong with the runbook, a sentence each, for alarms of these names. */
export function missingFrom(runbook: string, alarms: readonly string[]): string[] {
  const sections = sectionsOf(runbook);
  const undocumented = alarms.flatMap((alarm) => {
    const text = sections.get(alarm);
    return text === undefined ? [`${alarm} has no heading.`] : wrongIn(alarm, text);
  });
  const outlived = [...sections].flatMap(([heading, text]) =>
    PARTS.some((part) => text.includes(bold(part))) && !alarms.includes(heading)
      ? [`${heading} is no alarm any more.`]
      : [],
  );
  return [...undocumented, ...outlived];
}

const bold = (part: string): string => `**${part}**`;

/** Each part stands once, after the one before it, and says something. */
function wrongIn(alarm: string, text: string): string[] {
  const places = PARTS.map((part) => text.indexOf(`\n${bold(part)}`));
  return PARTS.flatMap((part, index) => {
    const [at = -1, next = text.length] = [places[index], places[index + 1]];
    if (at < 0 || at < (places[index - 1] ?? -1)) return [`${alarm} has no “${part}” in its place.`];
    const said = text.slice(at + 1 + bold(part).length, next < at ? text.length : next).trim();
    return said.length < 20 ? [`${alarm} says nothing under “${part}”.`] : [];
  });
}

/** Every heading, whatever its level, with the text up to the next one. */
function sectionsOf(markdown: string): Map<string, string> {
  const parts = markdown.split(/^#{1,6} (.+)$/m).slice(1);
  return new Map(
    Array.from({ length: parts.length / 2 }, (_, index) => [
      parts[2 * index] ?? '',
      parts[2 * index + 1] ?? '',
    ]),
  );
}
