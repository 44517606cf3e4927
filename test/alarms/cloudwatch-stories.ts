/** A cause for each of CloudWatch's alarms; some have several. */
import type { CloudWatchAlarm } from '../../core/contract/alarms.ts';
import { redrive } from '../../operator/queues.ts';
import { sendForm } from '../stories/form.ts';
import { leaveByMail } from '../stories/leave-by-mail.ts';
import { WEBINAR } from '../stories/month.ts';
import { operatorStore } from '../stories/operator-store.ts';
import { people, sesSays } from '../stories/what-became.ts';
import { type AlarmStory, FINE, sendingPaused, type Told } from './story.ts';

type Story = AlarmStory<CloudWatchAlarm>;

const ANA = 'ana@example.org';

/** A webinar tomorrow, and three people who are reminded today. */
const reminding = async ({ month }: Told) => {
  await month.load([WEBINAR]);
  await month.signUp(...people(3));
};

const signUp = ({ month }: Told, address: string) =>
  sendForm(month, '/sign-up?language=en', {
    ...{ lists: 'month-events', language: 'en', style: 'discreet' },
    address,
  });

const aMinute = ({ pass }: Told) => pass(1);

const redriveLetters = async ({ month }: Told): Promise<void> =>
  void (await redrive('letters', operatorStore(month), { yes: true }));

const loseThePages = ({ weather }: Told): void => {
  weather.lostRight = { of: 'web', to: 'dynamodb:' };
};

/** Somebody opens the sign-up page every nine minutes. */
const visits = async ({ month, pass }: Told, times: number) => {
  for (let time = 1; time <= times; time += 1) {
    await pass(8);
    await month.ask('/sign-up?language=en');
    await pass(1);
  }
};
const visitsUntilForgotten = (told: Told) => visits(told, 4);

export const CLOUDWATCH_STORIES: Readonly<Record<CloudWatchAlarm, readonly [Story, ...Story[]]>> = {
  unrepaired: [
    {
      cause: 'SES has stopped the account in the middle of a reminder',
      goesOn: aMinute,
      before: reminding,
      goesWrong: async ({ weather, pass }) => {
        weather.fault = sendingPaused('SendBulkEmail');
        await pass(8);
      },
    },
  ],
  'not-sweeping': [
    {
      cause: 'nothing calls the sweep',
      goesOn: ({ pass }) => pass(1, { sweeping: false }),
      before: reminding,
      goesWrong: ({ pass }) => pass(16, { sweeping: false }),
    },
    {
      cause: 'no sweep comes to its end, for it has lost its right to the table',
      goesOn: aMinute,
      before: reminding,
      goesWrong: async ({ weather, pass }) => {
        weather.lostRight = { of: 'sweep', to: 'dynamodb:' };
        await pass(16);
      },
      also: ['unrepaired'],
    },
  ],
  'reminders-late': [
    {
      cause: 'start-mailing has lost its right to the table, and is given it back after the reminder was due',
      before: reminding,
      goesWrong: async ({ weather, pass }) => {
        weather.lostRight = { of: 'start-mailing', to: 'dynamodb:' };
        await pass(11);
        Object.assign(weather, FINE);
        await pass(3);
      },
    },
  ],
  'letters-late': [
    {
      cause: 'SES takes no letters, and somebody signs up',
      goesOn: aMinute,
      laterAlso: ['dead-letters'],
      before: reminding,
      goesWrong: async (told) => {
        told.weather.fault = sendingPaused('SendEmail');
        await signUp(told, ANA);
        await told.pass(12);
      },
      mended: redriveLetters,
    },
  ],
  'confirmations-late': [
    {
      cause: 'letters go out only by their second try, more than once in a quarter of an hour',
      before: reminding,
      goesWrong: async (told) => {
        told.weather.fault = sendingPaused('SendEmail');
        await signUp(told, ANA);
        await told.pass(3);
        await signUp(told, 'bo@example.org');
        await told.pass(2);
        Object.assign(told.weather, FINE);
        await told.pass(7);
      },
      also: ['unrepaired'],
    },
  ],
  'pages-failing': [
    {
      cause: 'the pages have lost their right to the table',
      before: reminding,
      goesWrong: async (told) => {
        loseThePages(told);
        for (const path of ['/sign-up?language=en', '/manage']) await told.month.ask(path);
        await told.pass(1);
      },
      goesOn: async (told) => {
        await told.month.ask('/sign-up?language=en');
        await told.pass(1);
      },
      mended: visitsUntilForgotten,
    },
    {
      cause: 'they have, and somebody comes every nine minutes',
      before: reminding,
      goesWrong: async (told) => {
        loseThePages(told);
        await visits(told, 2);
      },
      goesOn: async ({ month, pass }, minute) => {
        if (minute % 9 === 0) await month.ask('/sign-up?language=en');
        await pass(1);
      },
      mended: visitsUntilForgotten,
    },
    {
      cause: 'somebody’s way out of a list can’t be stored, at their second try too',
      before: reminding,
      goesWrong: async (told) => {
        await told.pass(6);
        loseThePages(told);
        await leaveByMail(told.month, 'person0@example.org');
        await leaveByMail(told.month, 'person0@example.org');
      },
      mended: visitsUntilForgotten,
    },
  ],
  'feedback-late': [
    {
      cause: 'record-feedback has lost its right to the table',
      goesOn: aMinute,
      before: reminding,
      goesWrong: async (told) => {
        told.weather.lostRight = { of: 'record-feedback', to: 'dynamodb:' };
        await sesSays(told.month, [{ eventType: 'Complaint', call: null, address: ANA }]);
        await told.pass(17);
      },
    },
  ],
  'dead-letters': [
    {
      cause: 'SES takes no letters for half an hour, and somebody has signed up',
      goesOn: aMinute,
      before: reminding,
      goesWrong: async (told) => {
        told.weather.fault = sendingPaused('SendEmail');
        await signUp(told, ANA);
        await told.pass(33);
      },
      also: ['letters-late', 'unrepaired'],
      mended: redriveLetters,
    },
    {
      cause: 'SES tells something that can’t be read',
      before: reminding,
      goesWrong: async ({ month, pass }) => {
        month.cloud.queues.send('feedback', '{"eventType":"Unheard-of"}');
        await pass(125);
      },
      also: ['feedback-late'],
      mended: async ({ month }) => month.cloud.queues.forgetDead('feedback'),
    },
  ],
  'lost-or-doubled': [
    {
      cause: 'a small account could not reach everybody in time',
      options: { maxSendRate: 2, max24HourSend: 4 },
      before: async ({ month }) => {
        await month.load([WEBINAR]);
        await month.signUp(...people(5));
      },
      goesWrong: async ({ pass, month }) => {
        await pass(6);
        month.cloud.clock.advanceTo(new Date('2026-01-13T21:00:00Z'));
        await pass(6);
      },
      also: ['unrepaired'],
    },
    {
      cause: 'SES says that it accepted two copies for one person',
      before: reminding,
      goesWrong: async ({ month, pass }) => {
        await pass(6);
        const copy = { eventType: 'Send' as const, call: '0-0', address: 'person0@example.org' };
        await sesSays(month, [copy]);
        await pass(2);
      },
    },
  ],
};
