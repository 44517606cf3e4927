/**
 * The account's suppression list: what SES itself holds back. On one machine nothing bounces and nobody complains, so
 * only a caller puts addresses on it.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_PutSuppressedDestination.html
 */
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { AwsError } from './aws-call.ts';
import { parseInput, parseJson } from './aws-input.ts';
import type { RestOperation } from './aws-rest.ts';

const PutRequest = v.object({
  EmailAddress: v.pipe(v.string(), v.nonEmpty()),
  Reason: v.picklist(['BOUNCE', 'COMPLAINT']),
});
type Put = v.InferOutput<typeof PutRequest>;

/** One address on the list, as GetSuppressedDestination tells of it. */
type Destination = Put & { readonly LastUpdateTime: number };

const ONE = '/v2/email/suppression/addresses/{EmailAddress}';

/** The operations on one list, which is empty at first. */
export function suppressionOperations(clock: Pick<Clock, 'now'>): Readonly<Record<string, RestOperation>> {
  const list = new Map<string, Destination>();
  const find = (address: string): Destination => {
    const found = list.get(address.toLowerCase());
    if (found) return found;
    throw new AwsError(
      'NotFoundException',
      `Email address ${address} does not exist on your suppression list.`,
      404,
    );
  };
  return {
    PutSuppressedDestination: {
      at: 'PUT /v2/email/suppression/addresses',
      run: ({ body }) => {
        const put = parseInput(PutRequest, parseJson(body), 'BadRequestException');
        list.set(put.EmailAddress.toLowerCase(), { ...put, LastUpdateTime: clock.now().getTime() / 1000 });
        return {};
      },
    },
    GetSuppressedDestination: {
      at: `GET ${ONE}`,
      run: ({ label }) => ({ SuppressedDestination: find(label('EmailAddress')) }),
    },
    DeleteSuppressedDestination: {
      at: `DELETE ${ONE}`,
      run: ({ label }) => {
        list.delete(find(label('EmailAddress')).EmailAddress.toLowerCase());
        return {};
      },
    },
  };
}
