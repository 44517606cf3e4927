/** The files that a deploy takes: that they can be read, and that somebody has called the help lines lately. */
import { printProblem } from '../../core/calendar/problem.ts';
import { counted } from '../counted.ts';
import { item, type SetupFacts, type SetupItem } from './setup-facts.ts';

export const calendarItems = (facts: SetupFacts): SetupItem[] => [filesItem(facts), hotlinesItem(facts)];

function filesItem({ files, eventsData }: SetupFacts): SetupItem {
  const named = { id: 'files', title: 'Calendars' };
  if ('problems' in files)
    return item({
      ...{ ...named, mark: 'missing', is: `${eventsData} can't be deployed as it is` },
      how: files.problems.join('\n'),
    });
  const { agency, calendars } = files.data;
  const events = calendars.flatMap((calendar) => calendar.events).length;
  return item({
    ...{ ...named, mark: 'ok' },
    is: `${counted(calendars.length, 'calendar')} with ${counted(events, 'event')}, of ${agency.name}`,
  });
}

/** Production is not deployed without: people in need read these numbers. */
function hotlinesItem({ hotlines, key }: SetupFacts): SetupItem {
  const named = { id: 'hotlines', title: 'Help lines', needed: key.stage === 'production' };
  if (hotlines.length === 0)
    return item({ ...named, mark: 'ok', is: 'each has been called within the last 90 days' });
  return item({
    ...{ ...named, mark: named.needed ? 'missing' : 'unsure' },
    is: `${counted(hotlines.length, 'help line has', 'help lines have')} not been called lately; production is not deployed with ${hotlines.length === 1 ? 'it' : 'them'}`,
    how: hotlines.map(printProblem).join('\n'),
  });
}
