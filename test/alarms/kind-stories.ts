/** A cause for each kind of alarm that the sweep may raise. */
import { brakeStore } from '../../core/mailing/brake.store.ts';
import type { AlarmKind } from '../../core/sweep/alarm.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { sendForm } from '../stories/form.ts';
import { AGENCY, type EventText, emailAlarm, WEBINAR } from '../stories/month.ts';
import { CARLA, confirmBy, MODERATED, SUBMIT_EVENT, submit, VIGIL } from '../stories/submitting.ts';
import { people } from '../stories/what-became.ts';
import { type AlarmStory, FINE, sendingPaused, type Told } from './story.ts';

type Story = AlarmStory<AlarmKind>;

const reminding = async ({ month }: Told) => {
  await month.load([WEBINAR]);
  await month.signUp(...people(3));
};

/** Of which people are told three days before it: time enough to wait for a quota. */
const LATER: EventText = {
  ...WEBINAR,
  start: '20260115T130000',
  end: '20260115T140000',
  more: ['CATEGORIES:WEBINAR', ...emailAlarm('-P3D')],
};

/** Of which they are told once, a day before it. */
const TOLD_ONCE: EventText = { ...WEBINAR, more: ['CATEGORIES:WEBINAR', ...emailAlarm('-P1D')] };

/** Of which nobody is told before the story is over. */
const FAR_OFF: EventText = { ...WEBINAR, start: '20260130T130000', end: '20260130T140000' };

/** In 24 hours three, and one more for a letter. */
const SMALL = { maxSendRate: 2, max24HourSend: 4 };

const brakes = ({ month }: Told) => brakeStore(month.cloud.table, month.cloud.clock.now);

const leap = ({ month: { cloud } }: Told, instant: string) => cloud.clock.advanceTo(new Date(instant));

export const KIND_STORIES: Readonly<Record<AlarmKind, Story>> = {
  'not-started': {
    cause: 'start-mailing has lost its right to the table',
    before: reminding,
    goesWrong: async ({ weather, pass }) => {
      weather.lostRight = { of: 'start-mailing', to: 'dynamodb:' };
      await pass(14);
    },
  },
  'never-begun': {
    cause: 'start-mailing has lost its right to the table until the event has begun',
    before: async ({ month }) => {
      await month.load([TOLD_ONCE]);
      await month.signUp(...people(3));
    },
    goesWrong: async (told) => {
      told.weather.lostRight = { of: 'start-mailing', to: 'dynamodb:' };
      await told.pass(14);
      leap(told, '2026-01-13T21:00:00Z');
      await told.pass(4);
    },
    mended: async (told) => {
      await told.pass(24);
      leap(told, '2026-01-14T21:40:00Z');
      await told.pass(4);
    },
  },
  'nothing-sent': {
    cause: 'SES refuses our sender from the beginning',
    before: reminding,
    goesWrong: async ({ weather, pass }) => {
      weather.fault = sendingPaused('SendBulkEmail');
      await pass(16);
    },
    also: ['account-stopped'],
  },
  'range-stuck': {
    cause: 'send-range has lost its right to the table',
    before: reminding,
    goesWrong: async ({ weather, pass }) => {
      weather.lostRight = { of: 'send-range', to: 'dynamodb:' };
      await pass(200);
    },
    also: ['nothing-sent'],
    mended: async ({ weather, pass }) => {
      Object.assign(weather, FINE);
      await pass(30);
    },
  },
  'account-stopped': {
    cause: 'SES has stopped the account',
    before: reminding,
    goesWrong: async ({ weather, pass }) => {
      weather.fault = sendingPaused('SendBulkEmail');
      await pass(8);
    },
  },
  'quota-spent': {
    cause: 'more people are to be told than the quota of a day allows',
    options: SMALL,
    before: async ({ month }) => {
      await month.load([LATER]);
      await month.signUp(...people(5));
    },
    goesWrong: ({ pass }) => pass(8),
    mended: async (told) => {
      leap(told, '2026-01-13T22:00:00Z');
      await told.pass(6);
    },
  },
  'paused-for-reputation': {
    cause: 'one message in twenty has bounced, of a thousand',
    options: { fateOf: (address) => (address === 'gone@example.org' ? 'bounce' : undefined) },
    before: async ({ month }) => {
      await month.load([WEBINAR]);
      await month.signUp(...people(3), { address: 'gone@example.org' });
      const counts = { sent: 1000, bounced: 50, complained: 0 };
      await month.cloud.table.put({ ...counts, pk: 'REPUTATION', sk: '2026-01-12T20:00:00.000Z' });
    },
    goesWrong: ({ pass }) => pass(8),
    mended: async (told) => void (await brakes(told).resumeEverything()),
  },
  paused: {
    cause: 'an operator has paused everything, and forgotten it',
    before: reminding,
    goesWrong: async (told) => {
      const since = told.month.cloud.clock.now().toISOString();
      await brakes(told).pauseEverything({ since, because: 'operator' });
      await told.pass(16);
    },
    mended: async (told) => void (await brakes(told).resumeEverything()),
  },
  'too-late': {
    cause: 'the event has begun, and a small account has not reached everybody',
    options: SMALL,
    before: async ({ month }) => {
      await month.load([TOLD_ONCE]);
      await month.signUp(...people(5));
    },
    goesWrong: async (told) => {
      await told.pass(6);
      leap(told, '2026-01-13T21:00:00Z');
      await told.pass(4);
    },
    mended: async (told) => {
      leap(told, '2026-01-14T21:30:00Z');
      await told.pass(4);
    },
  },
  'confirmations-broken': {
    cause: 'SES refuses a letter to confirm for good',
    before: ({ month }) => month.load([FAR_OFF]).then(() => undefined),
    goesWrong: async ({ month, weather, pass }) => {
      weather.fault = ({ operation }) => {
        if (operation === 'SendEmail') throw new AwsError('BadRequestException', 'Not so.', 400);
      };
      await sendForm(month, '/sign-up?language=en', {
        ...{ lists: 'month-events', language: 'en', style: 'discreet', address: 'ana@example.org' },
      });
      await pass(4);
    },
    mended: async (told) => {
      await told.pass(14);
      leap(told, '2026-01-13T21:40:00Z');
      await told.pass(4);
    },
  },
  'submission-stuck': {
    cause: 'somebody has submitted an event, and the agency has no moderator any more',
    before: async ({ month }) => {
      await month.load([FAR_OFF], MODERATED);
      await submit(month, SUBMIT_EVENT, VIGIL);
      await confirmBy(month, CARLA);
    },
    goesWrong: async (told) => {
      await told.month.load([FAR_OFF], AGENCY);
      leap(told, '2026-01-14T22:00:00Z');
      await told.pass(4);
    },
    mended: async (told) => {
      await told.month.load([FAR_OFF], MODERATED);
      leap(told, '2026-01-15T22:30:00Z');
      await told.pass(4);
      leap(told, '2026-01-17T01:00:00Z');
      await told.pass(4);
    },
  },
  'sweep-failed': {
    cause: 'the sweep has lost its right to list schedules',
    before: reminding,
    goesWrong: async ({ weather, pass }) => {
      weather.lostRight = { of: 'sweep', to: 'scheduler:ListSchedules' };
      await pass(32);
    },
  },
};
