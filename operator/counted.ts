/** Numbers as people read them. */
const number = new Intl.NumberFormat('en-US');

/** `2,400`. */
export const thousands = (amount: number): string => number.format(amount);

/** `1 message`, `2,400 messages`. */
export const counted = (amount: number, singular: string, plural = `${singular}s`): string =>
  `${thousands(amount)} ${amount === 1 ? singular : plural}`;
