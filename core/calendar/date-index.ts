/** Finds the date of a series that somebody means, however they write it: by the wall, by the day, by the instant. */
import type { Temporal } from 'temporal-polyfill';
import { homeWall, instantAt, type SeriesClock, type SeriesDate } from './series-clock.ts';

type Wall = Temporal.PlainDateTime;

export class DateIndex {
  readonly #walls: ReadonlyMap<string, Wall>;
  readonly #clock: SeriesClock;
  #byDay: Map<string, Wall[]> | null = null;
  #byInstant: Map<string, Wall> | null = null;

  /** @param walls each once */
  constructor(walls: readonly Wall[], clock: SeriesClock) {
    this.#walls = new Map(walls.map((wall) => [wall.toString(), wall]));
    this.#clock = clock;
  }

  /** The dates that are meant: at most one, but for a day of a series that takes place several times a day. */
  meant({ wall, moment }: SeriesDate): readonly Wall[] {
    const exact = this.#walls.get(wall.toString());
    if (this.#clock.allDay) return exact ? [exact] : [];
    if (moment.type === 'date') return this.#onDay(wall.toPlainDate());
    const sameInstant = exact ?? this.#instants().get(moment.zoned.toInstant().toString());
    return sameInstant ? [sameInstant] : [];
  }

  /** Every date of the day on which that one is. */
  onDayOf(wall: Wall): readonly Wall[] {
    return this.#onDay(homeWall(wall, this.#clock).toPlainDate());
  }

  /** Every date of a day, as people name days: where the series is at home, also when it is written in UTC. */
  #onDay(day: Temporal.PlainDate): readonly Wall[] {
    this.#byDay ??= Map.groupBy(this.#walls.values(), (wall) =>
      homeWall(wall, this.#clock).toPlainDate().toString(),
    );
    return this.#byDay.get(day.toString()) ?? [];
  }

  /** Of use where the clocks skip an hour: two walls are one instant then. */
  #instants(): Map<string, Wall> {
    this.#byInstant ??= new Map(
      [...this.#walls.values()].map((wall) => [instantAt(wall, this.#clock), wall]),
    );
    return this.#byInstant;
  }
}
