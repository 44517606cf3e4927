/** Finds the IANA zone whose clocks are those of a file's own definition: what a zone that its program named `Custom` is. */
import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { type Clocks, clocksBy, offsetAt, type ZoneDefinition } from './own-zone-definition.ts';
import { SECOND, type Stretch } from './zone-rule.ts';

/** Where to look first. */
export interface Nearness {
  /** The agency's zone. */
  readonly homeZone: string;
  readonly stretch: Stretch;
}

/**
 * The zone whose clocks agree with the definition all through the stretch: the agency's if they do, else one whose city stands in the
 * definition's name, one of the agency's part of the world, or any; always the same one for the same file. Null where none agrees.
 */
export function agreeingZone(definition: ZoneDefinition, { homeZone, stretch }: Nearness): string | null {
  const clocks = clocksBy(definition, stretch);
  if (!clocks) return null;
  return candidates(definition.tzid, homeZone).find((zone) => agrees(zone, clocks, stretch)) ?? null;
}

/** How the clocks of a zone stand by the zone data of the runtime. */
export function clocksOf(timeZone: string, { from, to }: Stretch): Clocks {
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const offset = secondsOf(at);
  const changes: { at: number; offset: number }[] = [];
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (!at || at.epochMilliseconds > to) return { offset, changes };
    const { offset: standing } = changes.at(-1) ?? { offset };
    if (secondsOf(at) !== standing) changes.push({ at: at.epochMilliseconds, offset: secondsOf(at) });
  }
}

const secondsOf = ({ offsetNanoseconds }: Temporal.ZonedDateTime): number => offsetNanoseconds / 1e9;

/** Most zones are told by two looks, in winter and summer, which cost less than every change of their clocks. */
function agrees(zone: string, clocks: Clocks, stretch: Stretch): boolean {
  const middle = (stretch.from + stretch.to) / 2;
  const looks = [stretch.from, middle - (middle % SECOND)];
  if (looks.some((instant) => offsetIn(zone, instant) !== offsetAt(clocks, instant))) return false;
  const { offset, changes } = clocksOf(zone, stretch);
  return (
    offset === clocks.offset &&
    changes.length === clocks.changes.length &&
    changes.every((change, index) => {
      const other = clocks.changes[index];
      return change.at === other?.at && change.offset === other.offset;
    })
  );
}

const offsetIn = (zone: string, instant: number): number =>
  secondsOf(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone));

/** The zones that Windows knows, which are the best known ones, come before the others. */
const WELL_KNOWN = WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').flatMap(
  ({ iana }) => iana,
);

function candidates(tzid: string, homeZone: string): readonly string[] {
  const all = [...WELL_KNOWN, ...Intl.supportedValuesOf('timeZone')];
  const name = tzid.toLowerCase();
  const isNamed = (zone: string) => name.includes(cityOf(zone));
  const isNear = (zone: string) => zone.startsWith(`${areaOf(homeZone)}/`);
  return [...new Set([homeZone, ...all.filter(isNamed), ...all.filter(isNear), ...all])];
}

const areaOf = (zone: string): string => zone.split('/')[0] ?? zone;
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase();
