/** The real stack, deployed by the real `cdk deploy` on a stand-in for AWS: from an empty account to the inbox and back. */
import { afterAll, beforeAll } from 'vitest';
import { aChangeIsTold } from './chapters/a-change-is-told.ts';
import { aChangedCalendar } from './chapters/a-changed-calendar.ts';
import { anEmptyAccount } from './chapters/an-empty-account.ts';
import { somebodyJoins } from './chapters/somebody-joins.ts';
import { takingItAway } from './chapters/taking-it-away.ts';
import { theFirstReminder } from './chapters/the-first-reminder.ts';
import { openStandIn } from './stand-in.ts';
import { STACK, type Story } from './story.ts';

const story = {} as Story;

beforeAll(async () => {
  Object.assign(story, { here: await openStandIn(STACK, 'deploy') });
});
afterAll(() => story.here?.close());

anEmptyAccount(story);
somebodyJoins(story);
theFirstReminder(story);
aChangedCalendar(story);
aChangeIsTold(story);
takingItAway(story);
