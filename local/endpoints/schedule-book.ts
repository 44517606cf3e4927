/** The schedules and groups of one account: what stands in the book, and what rings when. */
import * as v from 'valibot';
import { AwsError } from './aws-call.ts';
import { Name, ScheduleFields } from './schedule-request.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());

const GroupEntry = v.object({ name: Name, region: v.string(), createdAt: instant });
export type GroupEntry = v.InferOutput<typeof GroupEntry>;

const ScheduleEntry = v.object({
  name: Name,
  group: Name,
  region: v.string(),
  /** Who made it or changed it last. */
  accessKey: v.string(),
  clientToken: v.nullable(v.string()),
  fields: ScheduleFields,
  dueAt: instant,
  /** When it rang; it stays in the book when its owner wants to keep it. */
  firedAt: v.nullable(instant),
  createdAt: instant,
  modifiedAt: instant,
});
export type ScheduleEntry = v.InferOutput<typeof ScheduleEntry>;

export const Book = v.object({ groups: v.array(GroupEntry), schedules: v.array(ScheduleEntry) });
export type BookPages = v.InferOutput<typeof Book>;

/** The book of a new account: it has the group `default`, which nobody makes or deletes. */
export const emptyBook = (now: Date): BookPages => ({
  groups: [{ name: 'default', region: 'us-east-1', createdAt: now.toISOString() }],
  schedules: [],
});

export type ScheduleBook = ReturnType<typeof openBook>;

/** Names are unique within their group. Errors are the service's own exceptions. */
export function openBook(pages: BookPages) {
  const groups = new Map(pages.groups.map((group) => [group.name, group]));
  const schedules = new Map(pages.schedules.map((entry) => [key(entry), entry]));
  const group = (name: string): GroupEntry =>
    groups.get(name) ?? refuse('ResourceNotFoundException', `Schedule group ${name} does not exist.`, 404);
  const schedule = (at: Place): ScheduleEntry =>
    schedules.get(key(at)) ?? refuse('ResourceNotFoundException', `Schedule ${at.name} does not exist.`, 404);
  return {
    group,
    schedule,
    find: (at: Place) => schedules.get(key(at)) ?? null,
    addGroup(added: GroupEntry): void {
      if (groups.has(added.name))
        refuse('ConflictException', `Schedule group ${added.name} already exists.`, 409);
      groups.set(added.name, added);
    },
    /** Removes a group with every schedule in it. */
    removeGroup(name: string): void {
      if (name === 'default') refuse('ValidationException', 'The default schedule group cannot be deleted.');
      groups.delete(group(name).name);
      for (const [at, entry] of schedules) if (entry.group === name) schedules.delete(at);
    },
    /** Adds a schedule, or replaces the one of that name. */
    put: (entry: ScheduleEntry): void => void schedules.set(key(entry), entry),
    remove: (at: Place): void => void schedules.delete(key(schedule(at))),
    /** By group and name. */
    inOrder: (): ScheduleEntry[] => [...schedules.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    /** Those that are still to ring, the next one first. */
    waiting: (): ScheduleEntry[] =>
      [...schedules.values()]
        .filter(({ firedAt, fields }) => firedAt === null && fields.State === 'ENABLED')
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.name.localeCompare(b.name)),
    pages: (): BookPages => ({ groups: [...groups.values()], schedules: [...schedules.values()] }),
  };
}

export interface Place {
  readonly group: string;
  readonly name: string;
}

/** Neither part can hold a slash. */
export const key = ({ group, name }: Place): string => `${group}/${name}`;

function refuse(code: string, message: string, status?: number): never {
  throw new AwsError(code, message, status);
}
