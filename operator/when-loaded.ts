/** Before the first load there are no lists to be put on and no key to make ids with. */
import { NoAgencyError } from '../core/agency/agency.store.ts';
import { MissingKeyError } from '../core/subscribers/keys.client.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { Store } from './open-store.ts';

/** Does `work`; an OperatorError says what to do where nothing has been loaded yet. */
export async function whenLoaded<T>(
  work: () => Promise<T>,
  { howToLoad }: Pick<Store, 'howToLoad'>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAgencyError || error instanceof MissingKeyError) {
      throw new OperatorError(`Nothing has been loaded yet: ${howToLoad}, then run this again.`);
    }
    throw error;
  }
}
