/** Every sentence of a catalogue, or of a part of one, by its key, such as `footer.why`. */
export function sentencesOf(words: object, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : sentencesOf(value, `${prefix}${key}.`),
  );
}
