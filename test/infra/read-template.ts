/** Reads a synthesized template: its resources, and what its rights come to. */
import type { Template } from 'aws-cdk-lib/assertions';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Properties = Readonly<Record<string, unknown>>;

export interface Resource<P = Properties> {
  readonly logicalId: string;
  readonly Properties: P;
  readonly DeletionPolicy?: string;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: Json;
  readonly Condition?: unknown;
}

/** The whole template with CloudFormation's functions written out, and without what differs from machine to machine. */
export function readable(template: Template): Json {
  const { Parameters: _, Rules: __, ...rest } = template.toJSON();
  return writtenOut(rest as Json);
}

function writtenOut(value: Json): Json {
  if (typeof value === 'string') return value.replace(/[0-9a-f]{64}/g, '<hash>');
  if (Array.isArray(value)) return value.map(writtenOut);
  if (value === null || typeof value !== 'object') return value;
  const [name = ''] = Object.keys(value);
  if (name === 'Ref' || name.startsWith('Fn::')) return writtenOut(textOf(value));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'Metadata')
      .map(([key, part]) => [key, key === 'DashboardBody' ? JSON.parse(textOf(part)) : writtenOut(part)]),
  );
}

/** Every resource of a type, with the properties a caller cares about. */
export function resourcesOf<P = Properties>(template: Template, type: string): Resource<P>[] {
  return Object.entries(template.findResources(type)).map(([logicalId, resource]) => ({
    logicalId,
    DeletionPolicy: resource['DeletionPolicy'],
    Properties: resource['Properties'] as P,
  }));
}

/** A value with CloudFormation's functions written out: `<Id>` for a Ref, `<Id.Arn>` for an attribute. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('.');
  if (value === null || typeof value !== 'object') return String(value);
  if ('Ref' in value) return `<${textOf(value['Ref'] ?? '')}>`;
  if ('Fn::GetAtt' in value) return `<${textOf(value['Fn::GetAtt'] ?? '')}>`;
  if ('Fn::Sub' in value) return textOf(value['Fn::Sub'] ?? '').replace(/\$\{([^}]+)\}/g, '<$1>');
  const [separator = '', parts = []] = (value as { 'Fn::Join'?: [string, Json[]] })['Fn::Join'] ?? [];
  return parts.map(textOf).join(separator);
}

const all = <T>(oneOrMore: T | readonly T[]): readonly T[] =>
  Array.isArray(oneOrMore) ? oneOrMore : [oneOrMore as T];

/** One action on one resource that something in the stack may take. */
export interface Right {
  readonly holder: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: unknown;
}

/** Every right that the stack's roles have by their policies. */
export function rightsOf(template: Template): Right[] {
  return resourcesOf<{ PolicyDocument: { Statement: Statement[] }; Roles: Json[] }>(
    template,
    'AWS::IAM::Policy',
  ).flatMap(({ Properties: { PolicyDocument, Roles } }) =>
    PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(
      ({ Action, Resource, Condition }) =>
        all(Action).flatMap((action) =>
          all(Resource).map((resource) => ({
            holder: textOf(Roles),
            action,
            resource: textOf(resource),
            condition: Condition,
          })),
        ),
    ),
  );
}
