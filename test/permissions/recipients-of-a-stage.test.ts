/**
 * Whom a stage may mail while its account is in SES's sandbox: there SES authorizes the identities of those who receive, too.
 * @see https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
 */
import { expect, test } from 'vitest';
import { configurationSetName, letterSetName } from '../../core/contract/configuration-sets.ts';
import type { FunctionName } from '../../core/contract/functions.ts';
import { arnOf, type Need } from '../../local/endpoints/authorize.ts';
import type { AwsRequest } from '../../local/endpoints/aws-server.ts';
import { bulkNeeds, singleNeeds } from '../../local/endpoints/ses-needs.ts';
import { LOCAL_REGION } from '../../local/local-access.ts';
import { CONFIGURATION_SETS } from '../../local/resource-names.ts';
import { currentRoles } from './current-roles.ts';
import { decider } from './decide.ts';

const caller = { accessKey: 'any', region: LOCAL_REGION };
const request = (body: object): AwsRequest => ({
  ...{ method: 'POST', path: '/', query: new URLSearchParams(), headers: {}, caller },
  body: JSON.stringify(body),
});

/** What each sender's call needs, before anybody receives it. */
const SENDING: Readonly<Partial<Record<FunctionName, readonly Need[]>>> = {
  'send-range': bulkNeeds(request({ ConfigurationSetName: configurationSetName(CONFIGURATION_SETS, 60) })),
  'send-letter': singleNeeds(
    request({ ConfigurationSetName: letterSetName(CONFIGURATION_SETS), Content: { Raw: {} } }),
  ),
};

/** The same for somebody who receives it. */
const received = (needs: readonly Need[], address: string): Need[] =>
  [...new Set(needs.map(({ action }) => action))].map((action) => ({
    action,
    resource: arnOf(caller, 'ses', `identity/${address}`),
  }));

/** Who of these gets a mailing, and who a letter, of a stage that may mail `deliverTo`. */
async function reached(deliverTo: 'everyone' | readonly string[], addresses: readonly string[]) {
  const roles = currentRoles(deliverTo);
  const reachedBy = async (name: FunctionName) => {
    const role = roles.find((one) => one.name === name);
    if (!role) throw new Error(`There is no role of ${name}.`);
    const decide = decider(role);
    const isAllowed = async (needs: readonly Need[]) =>
      (await Promise.all(needs.map(decide))).every((decision) => 'allowedBy' in decision);
    const needs = SENDING[name] ?? [];
    expect(await isAllowed(needs)).toBe(true);
    const allowed = await Promise.all(addresses.map((address) => isAllowed(received(needs, address))));
    return addresses.filter((_, index) => allowed[index]);
  };
  return { mailings: await reachedBy('send-range'), letters: await reachedBy('send-letter') };
}

const [ANA, BO] = ['ana@example.org', 'bo@example.org'] as const;
const OTHERS = ['cy@example.org', 'ana@example.org.evil.example', 'ana@example', 'example.org'];

test('a stage’s roles reach the addresses that it may mail, and nobody else', async () => {
  expect(await reached([ANA, BO], [ANA, BO, ...OTHERS])).toEqual({ mailings: [ANA, BO], letters: [ANA, BO] });
  expect(await reached([ANA], [ANA, BO, ...OTHERS])).toEqual({ mailings: [ANA], letters: [ANA] });
});

test('one that may mail nobody reaches nobody, and production, which is out of the sandbox, names nobody', async () => {
  for (const deliverTo of [[], 'everyone'] as const)
    expect(await reached(deliverTo, [ANA, BO, ...OTHERS])).toEqual({ mailings: [], letters: [] });
});
