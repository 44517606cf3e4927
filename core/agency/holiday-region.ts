/** Whose public holidays an agency keeps: a plan says which of its events fall on one. */
import * as v from 'valibot';

/** `country`: ISO 3166-1, such as `US`. `state`: what follows the country in ISO 3166-2, such as `CA`; left out, the whole country's. */
export const HolidayRegionSchema = v.strictObject({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "must be a country's two capital letters, such as US")),
  state: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,3}$/, "must be a state's short code, such as CA")),
  ),
});
export type HolidayRegion = v.InferOutput<typeof HolidayRegionSchema>;
