/** The operations of EventBridge Scheduler on schedules. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { AwsError } from './aws-call.ts';
import { parseInput, parseJson } from './aws-input.ts';
import type { RestOperation, RestRequest } from './aws-rest.ts';
import { described, scheduleArn } from './schedule-answers.ts';
import type { Place, ScheduleBook, ScheduleEntry } from './schedule-book.ts';
import { instantOf, invalid } from './schedule-expression.ts';
import type { Desk } from './schedule-group-operations.ts';
import { listSchedules } from './schedule-list.ts';
import { scheduleNeeds, writeNeeds } from './schedule-needs.ts';
import { Name, PutScheduleRequest } from './schedule-request.ts';

export function scheduleOperations({ book, clock, save }: Desk) {
  return {
    CreateSchedule: {
      at: 'POST /schedules/{Name}',
      needs: writeNeeds('CreateSchedule'),
      run: async (request) => {
        const entry = entryOf(request, clock.now());
        book.group(entry.group);
        if (!wasMade(entry, book)) {
          book.put(entry);
          await save();
        }
        return { ScheduleArn: scheduleArn(entry) };
      },
    },
    UpdateSchedule: {
      at: 'PUT /schedules/{Name}',
      needs: writeNeeds('UpdateSchedule'),
      run: async (request) => {
        const entry = entryOf(request, clock.now());
        book.put({ ...entry, createdAt: book.schedule(entry).createdAt });
        await save();
        return { ScheduleArn: scheduleArn(entry) };
      },
    },
    GetSchedule: {
      at: 'GET /schedules/{Name}',
      needs: scheduleNeeds('GetSchedule'),
      run: (request) => described(book.schedule(placeOf(request))),
    },
    DeleteSchedule: {
      at: 'DELETE /schedules/{Name}',
      needs: scheduleNeeds('DeleteSchedule'),
      run: async (request) => {
        book.remove(placeOf(request));
        await save();
      },
    },
    ListSchedules: { at: 'GET /schedules', run: ({ query }) => listSchedules(book, query) },
  } satisfies Record<string, RestOperation>;
}

/** The schedule that a request describes. An instant already past is refused, as it could never ring. */
function entryOf(request: RestRequest, now: Date): ScheduleEntry {
  const body = parseJson(request.body);
  const input = typeof body === 'object' && body !== null ? { ...body, Name: request.label('Name') } : body;
  const { Name, GroupName, ClientToken, ...fields } = parseInput(
    PutScheduleRequest,
    input,
    'ValidationException',
  );
  const dueAt = instantOf(fields.ScheduleExpression, fields.ScheduleExpressionTimezone);
  if (dueAt < now) throw invalid(`${fields.ScheduleExpression}, which is in the past`);
  return {
    name: Name,
    group: GroupName,
    region: request.caller.region,
    accessKey: request.caller.accessKey,
    clientToken: ClientToken ?? null,
    fields,
    dueAt: dueAt.toISOString(),
    firedAt: null,
    createdAt: now.toISOString(),
    modifiedAt: now.toISOString(),
  };
}

/** Whether this very request was granted before: the SDK repeats a request whose answer was lost, with its token. */
function wasMade(entry: ScheduleEntry, book: ScheduleBook): boolean {
  const there = book.find(entry);
  if (there === null) return false;
  if (there.clientToken === entry.clientToken && isDeepStrictEqual(there.fields, entry.fields)) return true;
  throw new AwsError('ConflictException', `Schedule ${entry.name} already exists.`, 409);
}

const PlaceRequest = v.object({ Name, GroupName: v.optional(Name, 'default') });

function placeOf(request: RestRequest): Place {
  const given = { Name: request.label('Name'), GroupName: request.query.get('groupName') ?? undefined };
  const { Name, GroupName } = parseInput(PlaceRequest, given, 'ValidationException');
  return { name: Name, group: GroupName };
}
