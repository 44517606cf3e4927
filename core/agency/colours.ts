/** The agency's colours, for the pictures that are drawn for it. */
import * as v from 'valibot';
import { COLOURS } from '../email/look.ts';
import { contrast } from './contrast.ts';

/** What text needs to be read (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

const colour = v.pipe(
  v.string(),
  v.regex(/^#[0-9a-f]{6}$/i, "must be a colour such as '#17507f', in quotes"),
  v.toLowerCase(),
);

/** The ground, and what stands on it. */
export const ColoursSchema = v.pipe(
  v.strictObject({ accent: colour, onAccent: colour }),
  v.check(
    ({ accent, onAccent }) => contrast(accent, onAccent) >= LEAST_CONTRAST,
    ({ input: { accent, onAccent } }) =>
      `can't be read: onAccent on accent has a contrast of ${contrast(accent, onAccent).toFixed(1)}:1 and needs ${LEAST_CONTRAST}:1, so make one of them darker or the other lighter`,
  ),
);
export type Colours = v.InferOutput<typeof ColoursSchema>;

/** The agency's own, else those of the mail. */
export const coloursOf = ({ colours }: { readonly colours?: Colours | undefined }): Colours =>
  colours ?? { accent: COLOURS.accent, onAccent: COLOURS.onAccent };
