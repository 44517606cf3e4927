/**
 * Inline templates, as SES substitutes them: `{{name}}` only, and nothing is escaped. Blocks, helpers and nested
 * attributes need a stored template, which our service does not use.
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html
 */
import Handlebars from 'handlebars';
import { AwsError } from './aws-call.ts';

/** A data set lacks a variable: SES accepts such a message and then does not send it. */
export class RenderingFailure extends Error {
  constructor(variable: string) {
    super(`Attribute '${variable}' is not present in the rendering data.`);
    this.name = 'RenderingFailure';
  }
}

export type TemplateData = Readonly<Record<string, unknown>>;
export type Renderer = (data: TemplateData) => string;

type Piece = { readonly text: string } | { readonly variable: string };

/** Reads a template; one that is more than text and simple variables is refused. */
export function readTemplate(template: string): Renderer {
  const pieces = parse(template).body.flatMap(pieceOf);
  return (data) =>
    pieces.map((piece) => ('text' in piece ? piece.text : substitute(piece.variable, data))).join('');
}

function parse(template: string): hbs.AST.Program {
  try {
    return Handlebars.parse(template);
  } catch {
    throw refusal('it cannot be parsed');
  }
}

function pieceOf(statement: hbs.AST.Statement): Piece[] {
  if (statement.type === 'ContentStatement') return [{ text: (statement as hbs.AST.ContentStatement).value }];
  if (statement.type === 'CommentStatement') return [];
  if (statement.type !== 'MustacheStatement') throw refusal('an inline template takes no blocks or partials');
  const { path, params, hash } = statement as hbs.AST.MustacheStatement;
  const [variable, ...nested] = path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).parts : [];
  if (variable === undefined || nested.length > 0 || params.length > 0 || hash !== undefined) {
    throw refusal('an inline template takes simple variables only');
  }
  return [{ variable }];
}

function substitute(variable: string, data: TemplateData): string {
  if (!Object.hasOwn(data, variable)) throw new RenderingFailure(variable);
  return String(data[variable] ?? '');
}

const refusal = (reason: string) =>
  new AwsError('BadRequestException', `Template content is not valid: ${reason}.`);
