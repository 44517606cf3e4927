/** Has mailings ready that only need their alarm clock to ring. */
import { awarenessDay, type Due, dueReminders } from './awareness-day.ts';
import type { Service } from './service.ts';

/** Loads a calendar with so many reminders that are due. */
export async function deployDues(mailings: number, service: Service): Promise<Due[]> {
  const { year, files } = await awarenessDay(mailings);
  await service.deploy(files);
  return dueReminders(year, service.table);
}
