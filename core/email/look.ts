/** How our mail looks. Colours keep a contrast of 4.5:1 and more, also where a mail program inverts them. */
export const COLOURS = {
  page: '#eef3f8',
  card: '#ffffff',
  ink: '#1c2b3a',
  muted: '#4b5d6f',
  accent: '#17507f',
  onAccent: '#ffffff',
  tint: '#e6f0f9',
  line: '#d3dfea',
} as const;

/** The same where the reader's mail program is dark and takes a style sheet (Apple Mail; Gmail and Outlook invert). */
export const DARK_COLOURS = {
  page: '#10181f',
  card: '#18232d',
  ink: '#e8eef4',
  muted: '#b3c1ce',
  accent: '#8cc4f2',
  onAccent: '#0d1c29',
  tint: '#213344',
  line: '#34475a',
} as const;

/**
 * Outlook falls back to Times when the first family is unknown to it, so a family of its own comes first; without quotes,
 * which would need escaping within an attribute.
 */
export const FONT = 'Segoe UI,Helvetica,Arial,sans-serif';
