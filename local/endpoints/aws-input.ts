/** Reading what a caller sent against a schema; what does not fit is refused as the service refuses it. */
import * as v from 'valibot';
import { AwsError } from './aws-call.ts';

/** The JSON value of a body; an empty body is an empty object. */
export function parseJson(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The body of the request is not JSON.');
  }
}

/** The input as the schema has it; otherwise the exception `code`, naming each member at fault but not its value. */
export function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  code: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => `Value at '${v.getDotPath(issue) ?? ''}' ${constraint(issue)}`);
  const count = `${faults.length} validation error${faults.length === 1 ? '' : 's'} detected`;
  throw new AwsError(code, `${count}: ${faults.join('; ')}`);
}

// A schema's own words never repeat the value; Valibot's default message may, and values are people's addresses.
const constraint = ({ kind, message, expected, type }: v.BaseIssue<unknown>) =>
  message.startsWith('must ') ? message : `must be ${kind === 'schema' ? (expected ?? type) : type}`;
