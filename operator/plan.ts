/** `plan`: the calendars in the folder against what is in force, before anything is deployed. */
import { join } from 'node:path';
import { Command } from 'commander';
import { inForceStore } from '../core/calendar/in-force.store.ts';
import { type Problem, RefusedFileError } from '../core/calendar/problem.ts';
import type { EventsData, NamedText } from '../core/calendar/read-events-data.ts';
import { readEventsDataInWorker } from '../core/calendar/read-in-worker.ts';
import { runtimeZoneData } from '../core/calendar/zone-data.ts';
import { AGENCY_FILE } from '../core/contract/calendar-files.ts';
import { eventsDataOf } from '../core/contract/deployed-stack.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { checkHolidayRegion } from './holidays.ts';
import { type Store, withStore } from './open-store.ts';
import { planAsJson, refusedAsJson } from './plan-json.ts';
import { planReport, refusalReport } from './plan-report.ts';
import { type PlanView, planView } from './plan-view.ts';
import { warningsOf } from './plan-warnings.ts';
import { planFiles } from './planned-files.ts';
import { addStackOptions, chosenStack, type StackOptions } from './which-stack.ts';

interface Options extends StackOptions {
  readonly eventsData?: string;
  readonly json?: boolean;
}

/** The command `plan`; it ends with 1 when a deploy would refuse the files. */
export function planCommand(): Command {
  return addStackOptions(new Command('plan'))
    .description('what a deploy of the calendars would change, who would be told, and what asks for consent')
    .option(
      '--events-data <folder>',
      'the calendars and the agency file (default: events-data, with --agency events-data/agencies/NAME)',
    )
    .option('--json', 'for programs: nothing but JSON on standard output')
    .addHelpText('after', '\nExample: npm run plan -- --stage production')
    .action(plan);
}

async function plan(options: Options): Promise<void> {
  const { json } = options;
  const key = chosenStack(options);
  const eventsData = options.eventsData ?? eventsDataOf(key?.agency ?? null);
  const read = await readFolder(eventsData);
  if ('refused' in read) {
    print(json ? asJson(refusedAsJson(read.refused)) : refusalReport(read.refused));
    process.exitCode = 1;
    return;
  }
  const view = await withStore(
    options,
    (store) => lookAt(read, store, { key, eventsData }),
    (where) => (json ? process.stderr : process.stdout).write(where),
  );
  print(json ? asJson(planAsJson(view)) : planReport(view));
}

const print = (text: string): void => void process.stdout.write(text);
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What the folder's files mean, or what is wrong with them; problems name the files as they are reached from here. */
async function readFolder(folder: string): Promise<EventsData | { readonly refused: readonly Problem[] }> {
  const here = (problem: Problem): Problem => ({ ...problem, file: join(folder, problem.file) });
  try {
    const files = await readEventsDataFolder(folder);
    const data = await readEventsDataInWorker(files);
    return { ...data, warnings: [...(await regionWarnings(files)), ...data.warnings].map(here) };
  } catch (error) {
    if (error instanceof RefusedFileError) return { refused: error.problems.map(here) };
    throw error;
  }
}

/** A warning where nobody knows the agency's holiday region: the plan is made without its holidays. */
async function regionWarnings(files: readonly NamedText[]): Promise<Problem[]> {
  const agencyFile = files.find(({ name }) => name === AGENCY_FILE);
  return agencyFile ? checkHolidayRegion({ file: agencyFile.name, text: agencyFile.text }) : [];
}

/** Reads only. */
async function lookAt(
  wanted: EventsData,
  { table, now: clock, approvals }: Store,
  against: Pick<PlanView, 'key' | 'eventsData'>,
): Promise<PlanView> {
  const now = clock();
  const { planned, needed } = await planFiles(wanted, { table }, now);
  const noted = (await inForceStore(table).find())?.zoneData;
  const zoneData = { here: runtimeZoneData(), noted };
  const warnings = await warningsOf(planned, { now, zoneData });
  const approval = needed && { ...needed, approvers: await approvals().approvers(needed.hash) };
  return planView(planned, wanted, { ...against, now, warnings, approval });
}
