/**
 * DynamoDB at the wire with any number of people in it: what is asked of them is answered by arithmetic, at once and
 * without keeping one of them; everything else (ledger, ranges, mailings, agency) goes on to the real stand-in and back.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Endpoint } from '../../../local/endpoints/endpoint.ts';
import { forThisMachineOnly } from '../../../local/endpoints/same-machine-only.ts';
import { type PeopleByArithmetic, peopleByArithmetic } from './people-by-arithmetic.ts';

export interface PeopleTable extends Endpoint {
  /** From now on there are so many who are to get a copy, and the others who live with them. */
  populate(people: number): void;
}

/** Most bytes that DynamoDB answers at once; pages are not made here. */
const LONGEST_ANSWER = 1_000_000;

/** A range was to be read at once that would have taken two pages. */
class LongAnswerError extends Error {
  constructor(pk: string) {
    super(`Whoever asked for ${pk} would get more than a page, and there are no pages here.`);
    this.name = 'LongAnswerError';
  }
}

/** Starts it on a free port, in front of the DynamoDB at `behind`. */
export async function startPeopleTable(behind: string): Promise<PeopleTable> {
  let people: PeopleByArithmetic = peopleByArithmetic(0);
  const agent = new Agent({ keepAlive: true });
  const server = forThisMachineOnly(
    createServer((incoming, response) => {
      void buffer(incoming).then((body) => {
        const known = answer(operationOf(incoming), body, people);
        if (known === null) passOn({ incoming, body, response, behind, agent });
        else response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(known);
      });
    }),
  );
  // As at our other endpoints: nobody shall meet a connection that is just being closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    populate: (count) => {
      people = peopleByArithmetic(count);
    },
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const operationOf = ({ headers }: IncomingMessage): string =>
  String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';

interface Asked {
  readonly Key?: { readonly pk: { readonly S: string } };
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S: string }>>;
}

/** Null when it is not about the people. */
function answer(operation: string, body: Buffer, people: PeopleByArithmetic): string | null {
  if (operation === 'GetItem') {
    const { Key } = JSON.parse(body.toString()) as Asked;
    const Item = people.get(Key?.pk.S ?? '');
    return Item && JSON.stringify({ Item });
  }
  if (operation !== 'Query') return null;
  const { ExpressionAttributeValues: values = {} } = JSON.parse(body.toString()) as Asked;
  const pk = values[':pk']?.S ?? '';
  const Items = people.query(pk, { from: values[':from']?.S ?? '0', to: values[':to']?.S ?? '~' });
  if (Items === null) return null;
  const written = JSON.stringify({ Items, Count: Items.length, ScannedCount: Items.length });
  if (written.length > LONGEST_ANSWER) throw new LongAnswerError(pk);
  return written;
}

interface Passing {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly behind: string;
  readonly agent: Agent;
}

function passOn({ incoming, body, response, behind, agent }: Passing): void {
  const { method, url = '/', headers } = incoming;
  const onwards = request(new URL(url, behind), { method, headers, agent }, (answered) => {
    response.writeHead(answered.statusCode ?? 500, answered.headers);
    answered.pipe(response);
  });
  onwards.once('error', () => response.destroy());
  onwards.end(body);
}
