/** The agency file in force, under the one key `AGENCY`/`AGENCY`. */
import type { Table } from '../runtime/table.client.ts';
import type { Agency } from './agency.ts';

const KEY = { pk: 'AGENCY', sk: 'AGENCY' };

/** No agency file has been loaded yet. */
export class NoAgencyError extends Error {
  constructor() {
    super('No agency file is in force: deploy (or start) with an events-data/agency.yaml that is accepted.');
    this.name = 'NoAgencyError';
  }
}

export interface AgencyStore {
  find(): Promise<Agency | undefined>;
  /** The agency; NoAgencyError before the first load. */
  read(): Promise<Agency>;
  put(agency: Agency): Promise<void>;
}

export function agencyStore(table: Table): AgencyStore {
  const find = async () => (await table.get<{ agency: Agency }>(KEY))?.agency;
  return {
    find,
    read: async () => {
      const agency = await find();
      if (!agency) throw new NoAgencyError();
      return agency;
    },
    put: (agency) => table.put(Object.assign({ agency }, KEY)),
  };
}
