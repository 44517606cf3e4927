/** The account's own suppression list: SES tells of bounces and complaints at best effort, and this list forgets none. */
import { paginateListSuppressedDestinations, SESv2Client } from '@aws-sdk/client-sesv2';
import { type Address, BadAddressError, parseAddress } from '../subscribers/address.ts';
import type { SuppressionReason } from '../subscribers/suppression-reason.ts';

/** Most that one page holds. @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html */
const LARGEST_PAGE = 1000;

export interface SuppressedAddress {
  readonly address: Address;
  readonly reason: SuppressionReason;
}

/** Those that SES put on its list at `since` or later; one that it spells in no way we know is left out. */
export async function* accountSuppressions(
  since: Date,
  client = new SESv2Client(),
): AsyncGenerator<SuppressedAddress> {
  const pages = paginateListSuppressedDestinations({ client }, { StartDate: since, PageSize: LARGEST_PAGE });
  for await (const { SuppressedDestinationSummaries = [] } of pages) {
    for (const { EmailAddress, Reason } of SuppressedDestinationSummaries) {
      const address = addressOf(EmailAddress ?? '');
      if (address) yield { address, reason: Reason === 'COMPLAINT' ? 'complaint' : 'bounce' };
    }
  }
}

function addressOf(text: string): Address | null {
  try {
    return parseAddress(text);
  } catch (error) {
    if (error instanceof BadAddressError) return null;
    throw error;
  }
}
