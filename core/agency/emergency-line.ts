/** The emergency number is no help line that somebody could try: a call to it keeps those from it who are in need. */

/** The emergency number of the United States, by telephone and by text (https://www.911.gov/calling-911/). */
const EMERGENCY_NUMBER = '911';

/** However it is written: `911`, `9-1-1`. */
const isEmergency = (number: string | undefined): boolean =>
  number?.replaceAll(/\D/g, '') === EMERGENCY_NUMBER;

/** The ways to reach a line. */
export interface LineNumbers {
  readonly phone?: string | undefined;
  readonly text?: string | undefined;
  readonly tty?: string | undefined;
  readonly chat?: string | undefined;
}

/** Whether a line is the emergency number and nothing else: it is shown though nobody called it, and nobody is asked to. */
export const isEmergencyLine = ({ phone, text, tty, chat }: LineNumbers): boolean =>
  isEmergency(phone) && (text === undefined || isEmergency(text)) && tty === undefined && chat === undefined;
