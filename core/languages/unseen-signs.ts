/**
 * Signs that nobody sees, or that let a text read otherwise than it is written: what strangers write, and where links lead, is to hold
 * none. @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */

/** Format characters, and what else is drawn as nothing; but for soft hyphens, joiners within a word or a picture, and how a sign is drawn. */
export const UNSEEN =
  /(?!\u00AD|[\u200C-\u200D]|[\uFE0E-\uFE0F])[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?<![\p{L}\p{M}\p{N}\p{S}])[\u200C-\u200D]|[\u200C-\u200D](?![\p{L}\p{M}\p{N}\p{S}])/u;
