/** The account's own suppression list: SES tells of bounces and complaints at best effort, and this list forgets none. */
import { ListSuppressedDestinationsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { type Address, BadAddressError, parseAddress } from '../subscribers/address.ts';
import type { SuppressionReason } from '../subscribers/suppression-reason.ts';

/** Most that one page holds. @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html */
const LARGEST_PAGE = 1000;

export interface SuppressedAddress {
  readonly address: Address;
  readonly reason: SuppressionReason;
}

/** One page of the list, and where the next one begins; one address that is spelled in no way we know is left out. */
export interface SuppressedPage {
  readonly people: readonly SuppressedAddress[];
  /** Null: this is the last. */
  readonly next: string | null;
}

/** Those that SES put on its list at `since` or later, page by page, from the page `from` on. */
export async function accountSuppressions(
  { since, from }: { readonly since: Date; readonly from: string | null },
  client = new SESv2Client(),
): Promise<SuppressedPage> {
  const { SuppressedDestinationSummaries = [], NextToken = null } = await client.send(
    new ListSuppressedDestinationsCommand({
      StartDate: since,
      PageSize: LARGEST_PAGE,
      ...(from !== null && { NextToken: from }),
    }),
  );
  const people = SuppressedDestinationSummaries.flatMap(({ EmailAddress, Reason }): SuppressedAddress[] => {
    const address = addressOf(EmailAddress ?? '');
    return address ? [{ address, reason: Reason === 'COMPLAINT' ? 'complaint' : 'bounce' }] : [];
  });
  return { people, next: NextToken };
}

function addressOf(text: string): Address | null {
  try {
    return parseAddress(text);
  } catch (error) {
    if (error instanceof BadAddressError) return null;
    throw error;
  }
}
