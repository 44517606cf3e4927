/**
 * The operations on the account's suppression list.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_PutSuppressedDestination.html
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html
 */
import * as v from 'valibot';
import { AwsError } from './aws-call.ts';
import { parseInput, parseJson } from './aws-input.ts';
import type { RestOperation } from './aws-rest.ts';
import { ReasonSchema, type Suppressed, type SuppressionList } from './ses-suppression-list.ts';

const PutRequest = v.object({ EmailAddress: v.pipe(v.string(), v.nonEmpty()), Reason: ReasonSchema });

/** Most that one page holds; also what it holds when nothing is said. */
const LARGEST_PAGE = 1000;

const moment = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text) / 1000),
  v.number('must be a date'),
);
const pageSize = v.pipe(
  v.string(),
  v.transform(Number),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(LARGEST_PAGE, `must be at most ${LARGEST_PAGE}`),
);
const ListRequest = v.object({
  Reason: v.array(ReasonSchema),
  StartDate: v.optional(moment, '0'),
  EndDate: v.optional(moment, '9999'),
  PageSize: v.optional(pageSize, String(LARGEST_PAGE)),
  NextToken: v.optional(v.string(), ''),
});

const ALL = '/v2/email/suppression/addresses';
const ONE = `${ALL}/{EmailAddress}`;

export function suppressionOperations(list: SuppressionList): Readonly<Record<string, RestOperation>> {
  const find = (address: string): Suppressed => {
    const found = list.find(address);
    if (found) return found;
    throw new AwsError(
      'NotFoundException',
      `Email address ${address} does not exist on your suppression list.`,
      404,
    );
  };
  return {
    PutSuppressedDestination: {
      at: `PUT ${ALL}`,
      run: async ({ body }) => {
        await list.put(parseInput(PutRequest, parseJson(body), 'BadRequestException'));
        return {};
      },
    },
    GetSuppressedDestination: {
      at: `GET ${ONE}`,
      run: ({ label }) => ({ SuppressedDestination: find(label('EmailAddress')) }),
    },
    DeleteSuppressedDestination: {
      at: `DELETE ${ONE}`,
      run: async ({ label }) => {
        await list.remove(find(label('EmailAddress')).EmailAddress);
        return {};
      },
    },
    ListSuppressedDestinations: { at: `GET ${ALL}`, run: ({ query }) => page(list.all(), query) },
  };
}

/** One page of those whom the query asks for, and a token for the next where there is more. */
function page(everybody: readonly Suppressed[], query: URLSearchParams) {
  const asked = { ...Object.fromEntries(query), Reason: query.getAll('Reason') };
  const request = parseInput(ListRequest, asked, 'BadRequestException');
  const after = lastOf(request.NextToken);
  const wanted = everybody.filter(
    ({ EmailAddress, Reason, LastUpdateTime }) =>
      EmailAddress.toLowerCase() > after &&
      (request.Reason.length === 0 || request.Reason.includes(Reason)) &&
      LastUpdateTime >= request.StartDate &&
      LastUpdateTime <= request.EndDate,
  );
  const here = wanted.slice(0, request.PageSize);
  return {
    SuppressedDestinationSummaries: here.map(({ EmailAddress, Reason, LastUpdateTime }) => ({
      EmailAddress,
      Reason,
      LastUpdateTime,
    })),
    ...(here.length < wanted.length && { NextToken: tokenAfter(here.at(-1)?.EmailAddress ?? '') }),
  };
}

/** A token names the last address of its page, so that nobody is left out when the list changes in between. */
const TOKEN = 'after:';
const tokenAfter = (address: string) => Buffer.from(`${TOKEN}${address.toLowerCase()}`).toString('base64url');

function lastOf(token: string): string {
  if (token === '') return '';
  const read = Buffer.from(token, 'base64url').toString();
  if (read.startsWith(TOKEN)) return read.slice(TOKEN.length);
  throw new AwsError('InvalidNextTokenException', 'The NextToken is not one of ours.');
}
