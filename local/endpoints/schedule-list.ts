/** ListSchedules: names and targets, page by page; neither expression nor input, which only GetSchedule tells. */
import { AwsError } from './aws-call.ts';
import { parseInput } from './aws-input.ts';
import { summarized } from './schedule-answers.ts';
import { key, type ScheduleBook, type ScheduleEntry } from './schedule-book.ts';
import { ListSchedulesRequest } from './schedule-request.ts';

export function listSchedules(book: ScheduleBook, query: URLSearchParams) {
  const request = parseInput(ListSchedulesRequest, Object.fromEntries(query), 'ValidationException');
  const { ScheduleGroup, NamePrefix = '', State, MaxResults, NextToken } = request;
  if (ScheduleGroup !== undefined) book.group(ScheduleGroup);
  const after = NextToken === undefined ? '' : keyOf(NextToken);
  const found = book
    .inOrder()
    .filter((entry) => key(entry) > after)
    .filter(({ group }) => ScheduleGroup === undefined || group === ScheduleGroup)
    .filter(({ name, fields }) => name.startsWith(NamePrefix) && (State ?? fields.State) === fields.State);
  const page = found.slice(0, MaxResults);
  const last = page.at(-1);
  return {
    Schedules: page.map(summarized),
    ...(last !== undefined && found.length > page.length ? { NextToken: tokenOf(last) } : {}),
  };
}

const tokenOf = (entry: ScheduleEntry) => Buffer.from(key(entry)).toString('base64url');

function keyOf(token: string): string {
  const decoded = Buffer.from(token, 'base64url').toString();
  if (/^[\w.-]+\/[\w.-]+$/.test(decoded)) return decoded;
  throw new AwsError('ValidationException', 'Invalid NextToken.');
}
