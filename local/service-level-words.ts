/** Promises of the service in an operator's words, exactly: for the terminal and the local pages. */
import {
  SERVICE_LEVELS,
  type ServiceLevel,
  type ServiceLevelName,
} from '../core/service-levels/service-levels.ts';

export const SERVICE_LEVEL_WORDS: Readonly<Record<ServiceLevelName, string>> = {
  'confirmation-within-10-seconds': 'Letter to confirm handed over within 10 s',
  'confirmation-within-60-seconds': 'Letter to confirm handed over within 60 s',
  'begun-within-5-minutes': 'Mailing begun within 5 minutes of its moment',
  'unsubscribed-within-60-seconds': 'Copy by a reading of at most 60 s',
  'lost-none': 'Nobody lost',
  'doubled-none': 'Nobody twice',
};

export const LEVEL_STATES: Readonly<Record<ServiceLevel['state'], string>> = {
  kept: 'kept',
  broken: 'not kept',
  nothing: 'nothing to say',
};

/** `1 of 20 not, of which at most 5 % may`; `all of 20`; empty where there was nothing. */
export function measuredInWords({ name, state, all, broken }: ServiceLevel): string {
  if (state === 'nothing') return '';
  if (broken === 0) return `all of ${all.toLocaleString('en-US')}`;
  const may = 100 - SERVICE_LEVELS[name].target;
  const words = `${broken.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} not`;
  return may === 0 ? words : `${words}; at most ${may} % may`;
}
