/** Explores every course that a story can take, by depth first: each is a list of choices, and is told from its beginning. */

/** A point has been reached from which all courses are known. */
export class KnownFromHere extends Error {}

/** The choices of one telling. */
export interface Course {
  /** One of so many ways: a number below `ways`. */
  choose(ways: number): number;
  /** Ends this telling where `state` was met before; does nothing, and asks for none, while an earlier telling is repeated. */
  arriveAt(state: () => string): void;
  /** Whether only an earlier telling is repeated so far. */
  isRepeating(): boolean;
}

export interface Explored {
  /** Tellings, those that ended at a known state among them. */
  readonly executions: number;
  /** Different states that were arrived at. */
  readonly states: number;
}

/** Tells `story` for every list of choices. What it throws ends all, and names the choices that lead there. */
export async function explore(story: (course: Course) => Promise<void>): Promise<Explored> {
  const known = new Set<string>();
  let executions = 0;
  let next: readonly number[] | null = [];
  while (next) {
    executions += 1;
    const { choices, ways } = await tell(story, next, known);
    next = following(choices, ways);
  }
  return { executions, states: known.size };
}

async function tell(
  story: (course: Course) => Promise<void>,
  given: readonly number[],
  known: Set<string>,
): Promise<{ choices: readonly number[]; ways: readonly number[] }> {
  const choices: number[] = [];
  const ways: number[] = [];
  const isRepeating = () => choices.length < given.length;
  try {
    await story({
      isRepeating,
      choose: (count) => {
        const choice = given[choices.length] ?? 0;
        choices.push(choice);
        ways.push(count);
        return choice;
      },
      arriveAt: (state) => {
        if (isRepeating()) return;
        const here = state();
        if (known.has(here)) throw new KnownFromHere();
        known.add(here);
      },
    });
  } catch (error) {
    if (!(error instanceof KnownFromHere))
      throw new Error(`By the choices [${choices.join()}]:`, { cause: error });
  }
  return { choices, ways };
}

/** The next list of choices: the last that has another way left takes it; null when none has. */
function following(choices: readonly number[], ways: readonly number[]): number[] | null {
  const at = choices.findLastIndex((choice, index) => choice + 1 < (ways[index] ?? 0));
  return at < 0 ? null : [...choices.slice(0, at), (choices[at] ?? 0) + 1];
}
