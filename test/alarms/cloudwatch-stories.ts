/** A cause for each of CloudWatch's alarms; some have several. */
import type { CloudWatchAlarm } from '../../core/contract/alarms.ts';
import { redrive } from '../../operator/queues.ts';
import { sendForm } from '../stories/form.ts';
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

export const CLOUDWATCH_STORIES: Readonly<Record<CloudWatchAlarm, readonly [Story, ...Story[]]>> = {
  unrepaired: [
    {
      cause: 'SES has stopped the account in the middle of a reminder',
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
      before: reminding,
      goesWrong: ({ pass }) => pass(16, { sweeping: false }),
    },
    {
      cause: 'no sweep comes to its end, for it has lost its right to the table',
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
      before: reminding,
      goesWrong: async (told) => {
        told.weather.fault = sendingPaused('SendEmail');
        await signUp(told, ANA);
        await told.pass(12);
      },
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
  'unsubscribes-late': [
    {
      cause: 'SES takes more than a minute to answer a call of a mailing',
      before: reminding,
      goesWrong: async ({ weather, pass, month }) => {
        weather.fault = ({ operation }) => {
          const { clock } = month.cloud;
          if (operation === 'SendBulkEmail') clock.advanceTo(new Date(clock.now().getTime() + 70_000));
        };
        await pass(5);
      },
    },
  ],
  'pages-failing': [
    {
      cause: 'the pages have lost their right to the table',
      before: reminding,
      goesWrong: async ({ weather, pass, month }) => {
        weather.lostRight = { of: 'web', to: 'dynamodb:' };
        for (const path of ['/sign-up?language=en', '/2026', '/manage']) await month.ask(path);
        await pass(1);
      },
    },
  ],
  'feedback-late': [
    {
      cause: 'record-feedback has lost its right to the table',
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
      before: reminding,
      goesWrong: async (told) => {
        told.weather.fault = sendingPaused('SendEmail');
        await signUp(told, ANA);
        await told.pass(33);
      },
      also: ['unrepaired'],
      mended: async ({ month }) => void (await redrive('letters', operatorStore(month), { yes: true })),
    },
    {
      cause: 'SES tells something that can’t be read',
      before: reminding,
      goesWrong: async ({ month, pass }) => {
        month.cloud.queues.send('feedback', '{"eventType":"Unheard-of"}');
        await pass(125);
      },
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
