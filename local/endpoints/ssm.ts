/**
 * AWS Systems Manager Parameter Store on one machine: parameters and their versions for the real SDK.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { LOCAL_ACCOUNT } from '../local-access.ts';
import { type Authorize, arnOf, type Need } from './authorize.ts';
import { AwsError, type Caller, type OnCall } from './aws-call.ts';
import { parseInput, parseJson } from './aws-input.ts';
import { type AwsRequest, inJson, startAwsServer } from './aws-server.ts';
import type { Endpoint } from './endpoint.ts';
import { savedState, saveState } from './saved-state.ts';

export interface SsmOptions {
  /** Where parameters survive a restart, readable by its owner alone; null keeps them in memory. */
  readonly file: string | null;
  readonly onCall?: OnCall;
  readonly authorize?: Authorize | undefined;
}

const Name = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z0-9_./-]{1,1011}$/, 'must be letters, digits, underscores, dots, hyphens and slashes'),
);
const Type = v.picklist(
  ['String', 'StringList', 'SecureString'],
  'must be String, StringList or SecureString',
);

const Parameter = v.object({
  Name,
  Type,
  Value: v.string(),
  Version: v.number(),
  LastModifiedDate: v.number(),
  /** Whoever wrote it: the access key, which is a caller's name here. */
  LastModifiedUser: v.optional(v.string(), 'somebody'),
  DataType: v.string(),
});
type Parameter = v.InferOutput<typeof Parameter>;

const PutParameter = v.object({
  Name,
  /** The standard tier's limit. */
  Value: v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxBytes(4096, 'must be 4 KB at most')),
  Type: v.optional(Type),
  Overwrite: v.optional(v.boolean(), false),
  DataType: v.optional(v.string(), 'text'),
});
const GetParameter = v.object({ Name, WithDecryption: v.optional(v.boolean(), false) });
const GetParameters = v.object({
  Names: v.pipe(
    v.array(Name),
    v.minLength(1, 'must name one'),
    v.maxLength(10, 'must have at most 10 members'),
  ),
  WithDecryption: v.optional(v.boolean(), false),
});
const DeleteParameter = v.object({ Name });

/** Starts the Parameter Store on a free port, with the parameters that `file` holds. */
export async function startSsm({ file, onCall, authorize }: SsmOptions): Promise<Endpoint> {
  const operations = operationsOn(file);
  return startAwsServer({
    name: 'ssm',
    writing: inJson('application/x-amz-json-1.1'),
    onCall,
    authorize,
    refusedAs: { code: 'AccessDeniedException', status: 400 },
    find: (request) => {
      const name = /^AmazonSSM\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
      const run = operations.get(name);
      if (run === undefined) return null;
      const input = () => parseJson(request.body);
      return { name, run: () => run(input(), request), needs: () => needsOf(name, input(), request.caller) };
    },
  });
}

/** The operation on each parameter that it names, and for writing, whether it is to write over what is there. */
function needsOf(operation: string, input: unknown, caller: Caller): Need[] {
  const { Name, Names = [], Overwrite = false } = input as PutOrGet;
  return [Name ?? [], Names].flat().map((name) => ({
    action: `ssm:${operation}`,
    resource: parameterArn(caller, name),
    ...(operation === 'PutParameter' && { context: { 'ssm:Overwrite': String(Overwrite) } }),
  }));
}

interface PutOrGet {
  readonly Name?: string;
  readonly Names?: readonly string[];
  readonly Overwrite?: boolean;
}

const parameterArn = (caller: Pick<Caller, 'region'>, name: string): string =>
  arnOf(caller, 'ssm', `parameter/${name.replace(/^\//, '')}`);

/** How many versions AWS keeps of a parameter. */
const MOST_VERSIONS = 100;

type Operation = (input: unknown, request: AwsRequest) => unknown;

function operationsOn(file: string | null): ReadonlyMap<string, Operation> {
  /** By name, the last one the current. */
  const history = Map.groupBy(savedState(file, v.array(Parameter), []), ({ Name: name }) => name);
  const { save } = saveState({ file, mode: 0o600, snapshot: () => [...history.values()].flat() });
  const versionsOf = (name: string) => history.get(name) ?? [];
  const existing = (name: string) => {
    const parameter = versionsOf(name).at(-1);
    if (parameter === undefined) throw new AwsError('ParameterNotFound', `Parameter ${name} does not exist.`);
    return parameter;
  };
  return new Map<string, Operation>([
    [
      'PutParameter',
      async (input, { caller }) => {
        const put = parseInput(PutParameter, input, 'ValidationException');
        const parameter = nextVersion(put, versionsOf(put.Name).at(-1), caller.accessKey);
        history.set(put.Name, [...versionsOf(put.Name), parameter].slice(-MOST_VERSIONS));
        await save();
        return { Version: parameter.Version, Tier: 'Standard' };
      },
    ],
    [
      'GetParameter',
      (input, { caller }) => {
        const { Name, WithDecryption } = parseInput(GetParameter, input, 'ValidationException');
        return { Parameter: shown(existing(Name), WithDecryption, caller.region) };
      },
    ],
    [
      'GetParameters',
      (input, { caller }) => {
        const { Names, WithDecryption } = parseInput(GetParameters, input, 'ValidationException');
        const found = Names.flatMap((name) => versionsOf(name).at(-1) ?? []);
        return {
          Parameters: found.map((parameter) => shown(parameter, WithDecryption, caller.region)),
          InvalidParameters: Names.filter((name) => !history.has(name)),
        };
      },
    ],
    [
      'GetParameterHistory',
      (input, { caller }) => {
        const { Name, WithDecryption } = parseInput(GetParameter, input, 'ValidationException');
        existing(Name);
        return {
          Parameters: versionsOf(Name).map((one) => {
            const { ARN: _, ...version } = shown(one, WithDecryption, caller.region);
            return {
              ...version,
              LastModifiedUser: `arn:aws:iam::${LOCAL_ACCOUNT}:user/${one.LastModifiedUser.split('.').at(-1)}`,
            };
          }),
        };
      },
    ],
    [
      'DeleteParameter',
      async (input) => {
        const { Name } = parseInput(DeleteParameter, input, 'ValidationException');
        history.delete(existing(Name).Name);
        await save();
      },
    ],
  ]);
}

function nextVersion(
  put: v.InferOutput<typeof PutParameter>,
  existing: Parameter | undefined,
  LastModifiedUser: string,
): Parameter {
  if (existing !== undefined && !put.Overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite it, set Overwrite.',
    );
  }
  const type = put.Type ?? existing?.Type;
  if (type === undefined) {
    throw new AwsError('ValidationException', 'A parameter type is required when you create a parameter.');
  }
  const { Name, Value, DataType } = put;
  const version = { Version: (existing?.Version ?? 0) + 1, LastModifiedDate: Date.now() / 1000 };
  return { Name, Type: type, Value, DataType, LastModifiedUser, ...version };
}

/** As AWS shows it: whoever forgets to ask for decryption gets a ciphertext, here a stand-in for one. */
function shown({ LastModifiedUser: _, ...parameter }: Parameter, decrypted: boolean, region: string) {
  const hidden = parameter.Type === 'SecureString' && !decrypted;
  const ARN = parameterArn({ region }, parameter.Name);
  return { ...parameter, ARN, Value: hidden ? ciphertext(parameter.Value) : parameter.Value };
}

const ciphertext = (value: string) => `AQICAH${createHash('sha512').update(value).digest('base64')}`;
