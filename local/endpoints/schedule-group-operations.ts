/** The operations of EventBridge Scheduler on groups. */
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { parseInput } from './aws-input.ts';
import type { RestOperation, RestRequest } from './aws-rest.ts';
import { describedGroup, groupArn } from './schedule-answers.ts';
import type { ScheduleBook } from './schedule-book.ts';
import { Name } from './schedule-request.ts';

export interface Desk {
  readonly book: ScheduleBook;
  readonly clock: Clock;
  /** Makes what was changed last. */
  readonly save: () => Promise<void>;
}

export function groupOperations({ book, clock, save }: Desk) {
  return {
    CreateScheduleGroup: {
      at: 'POST /schedule-groups/{Name}',
      run: async (request) => {
        const group = {
          name: nameOf(request),
          region: request.caller.region,
          createdAt: clock.now().toISOString(),
        };
        book.addGroup(group);
        await save();
        return { ScheduleGroupArn: groupArn(group) };
      },
    },
    GetScheduleGroup: {
      at: 'GET /schedule-groups/{Name}',
      run: (request) => describedGroup(book.group(nameOf(request))),
    },
    DeleteScheduleGroup: {
      at: 'DELETE /schedule-groups/{Name}',
      run: async (request) => {
        book.removeGroup(nameOf(request));
        await save();
      },
    },
  } satisfies Record<string, RestOperation>;
}

const nameOf = (request: RestRequest) =>
  parseInput(v.object({ Name }), { Name: request.label('Name') }, 'ValidationException').Name;
