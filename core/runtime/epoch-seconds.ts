/** An instant as the table's time to live has it: whole seconds since 1970, never before the instant. */
export const epochSeconds = (instant: string | Date): number => Math.ceil(new Date(instant).getTime() / 1000);
