/** Reads the roles of our functions off the synthesized stack, every reference put into the names of the one-machine cloud. */
import type { CfnElement, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { FUNCTIONS, type FunctionName } from '../../core/contract/functions.ts';
import { LOCAL_RESOURCES, type LocalResource, PSEUDO_PARAMETERS } from './local-resources.ts';
import type { Conditions, Role, Statement } from './role.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A policy of the template, and the roles that it is of. */
interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly Readonly<Record<string, Json>>[] };
  readonly Roles: readonly { readonly Ref: string }[];
}

/** What cannot be read as a role on one machine: names what stands in the template. */
export class RoleError extends Error {
  override readonly name = 'RoleError';
}

/** The role of each function; a RoleError where one names what nothing here stands for. */
export function rolesOf(stack: Stack): Role[] {
  const read = resolver(stack);
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).map(
    ({ Properties }) => Properties as Policy,
  );
  return (Object.keys(FUNCTIONS) as FunctionName[]).map((name) => {
    const role = idOf(stack, `${name}/Role`);
    const statements = policies
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
      .flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.map((statement) => statementOf(statement, read)),
      );
    return { name, statements };
  });
}

const all = (oneOrMore: Json): readonly Json[] =>
  Array.isArray(oneOrMore) ? oneOrMore : [oneOrMore as Json];

type Read = (value: Json) => string;

function statementOf(
  { Effect, Action, Resource, Condition, ...more }: Readonly<Record<string, Json>>,
  read: Read,
) {
  const unknown = Object.keys(more).filter((name) => name !== 'Sid');
  if (!Action || !Resource || unknown.length > 0)
    throw new RoleError(`We can't read ${JSON.stringify(more)}.`);
  return {
    Effect: Effect as Statement['Effect'],
    Action: all(Action).map(read),
    Resource: all(Resource).map(read),
    ...(Condition && { Condition: conditionsOf(Condition as Readonly<Record<string, Json>>, read) }),
  };
}

const conditionsOf = (condition: Readonly<Record<string, Json>>, read: Read): Conditions =>
  mapped(condition, (values) =>
    mapped(values as Readonly<Record<string, Json>>, (value) => all(value).map(read)),
  );

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

/** The logical id of what stands at a path below the stack. */
function idOf(stack: Stack, path: string): string {
  const found = path
    .split('/')
    .reduce((construct: IConstruct, name) => construct.node.findChild(name), stack);
  return stack.getLogicalId((found.node.defaultChild ?? found) as CfnElement);
}

/** Writes a value's functions out; every resource that they name has to have one here that stands for it. */
function resolver(stack: Stack): Read {
  const resources = new Map(Object.entries(LOCAL_RESOURCES).map(([path, here]) => [idOf(stack, path), here]));
  const resource = (id: string, attribute: string): string => {
    const found = resources.get(id)?.[attribute as keyof LocalResource];
    if (found === undefined) throw new RoleError(`Nothing on one machine stands for ${id}.${attribute}.`);
    return found;
  };
  const read: Read = (value) => {
    if (typeof value === 'string') return value;
    const [[name = '', argument = null] = []] = Object.entries(value as Readonly<Record<string, Json>>);
    const [first = null, second = null] = all(argument);
    if (name === 'Ref') return PSEUDO_PARAMETERS[read(argument)] ?? resource(read(argument), 'Ref');
    if (name === 'Fn::GetAtt') return resource(read(first), read(second));
    if (name === 'Fn::Join') return all(second).map(read).join(read(first));
    if (name === 'Fn::Sub') {
      return read(argument).replace(/\$\{([^}]+)\}/g, (_, reference: string) => read({ Ref: reference }));
    }
    throw new RoleError(`We don't know what CloudFormation makes of ${JSON.stringify(value)}.`);
  };
  return read;
}
