/** DynamoDB's expressions, as far as our stores write them: whatever else is met is an error of the test, not a guess. */
import { isDeepStrictEqual } from 'node:util';
import type { Condition, Update } from '../../core/runtime/table.client.ts';

/** An item's attributes. */
export type Attributes = Readonly<Record<string, unknown>>;

/** An expression says something that this table has never heard of, or that DynamoDB itself would refuse. */
class UnknownExpressionError extends Error {
  constructor(what: string, expression: string) {
    super(`${what} in the expression «${expression}»: teach it to test/memory-table/expressions.ts.`);
    this.name = 'UnknownExpressionError';
  }
}

const TOKEN = /\s*(<=|>=|<>|[<>=(),+-]|[:#]?[A-Za-z_][A-Za-z0-9_]*)/y;

/** Reads an expression word by word. */
class Words {
  readonly #text: string;
  readonly #words: string[] = [];
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(text: string, { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} }: Condition) {
    this.#text = text;
    this.#names = ExpressionAttributeNames;
    this.#values = ExpressionAttributeValues;
    TOKEN.lastIndex = 0;
    let end = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      this.#words.push(match[1] ?? '');
      end = TOKEN.lastIndex;
    }
    if (text.slice(end).trim() !== '') throw this.unknown(text.slice(end));
  }

  unknown = (what: string) => new UnknownExpressionError(what, this.#text);
  peek = () => this.#words[0];
  take = () => this.#words.shift() ?? '';
  is = (...words: readonly string[]) => words.includes(this.peek() ?? '');

  takeIf(word: string): boolean {
    if (this.peek() !== word) return false;
    this.take();
    return true;
  }

  expect(word: string): void {
    const found = this.take();
    if (found !== word) throw this.unknown(`«${found}» for «${word}»`);
  }

  /** The name of an attribute. */
  path(): string {
    const word = this.take();
    if (word.startsWith('#')) {
      const name = this.#names[word];
      if (name === undefined) throw this.unknown(`No name ${word}`);
      return name;
    }
    if (!/^[A-Za-z_]/.test(word)) throw this.unknown(`«${word}» for a name`);
    return word;
  }

  /** An attribute's value, or one that was given. */
  operand(item: Attributes): unknown {
    const word = this.peek() ?? '';
    if (this.takeIf('size')) return this.#size(item);
    if (!word.startsWith(':')) return item[this.path()];
    this.take();
    if (!Object.hasOwn(this.#values, word)) throw this.unknown(`No value ${word}`);
    return this.#values[word];
  }

  /** How many a set holds; of nothing there is no size. */
  #size(item: Attributes): unknown {
    this.expect('(');
    const value = item[this.path()];
    this.expect(')');
    if (value !== undefined && !(value instanceof Set)) throw this.unknown('The size of what is no set');
    return value?.size;
  }
}

/** Whether a condition holds for an item as it stands; for `undefined` where nothing stands. */
export function holds(item: Attributes | undefined, update: Condition): boolean {
  const text = update.ConditionExpression;
  if (text === undefined) return true;
  const words = new Words(text, update);
  const outcome = either(words, item ?? {});
  if (words.peek() !== undefined) throw words.unknown(`«${words.peek()}»`);
  return outcome;
}

function either(words: Words, item: Attributes): boolean {
  let outcome = both(words, item);
  while (words.takeIf('OR')) outcome = both(words, item) || outcome;
  return outcome;
}

function both(words: Words, item: Attributes): boolean {
  let outcome = one(words, item);
  while (words.takeIf('AND')) outcome = one(words, item) && outcome;
  return outcome;
}

function one(words: Words, item: Attributes): boolean {
  if (words.takeIf('NOT')) return !one(words, item);
  if (words.takeIf('(')) {
    const outcome = either(words, item);
    words.expect(')');
    return outcome;
  }
  if (words.is('attribute_exists', 'attribute_not_exists', 'contains')) return called(words, item);
  return compared(words, item);
}

function called(words: Words, item: Attributes): boolean {
  const name = words.take();
  words.expect('(');
  const value = item[words.path()];
  let outcome = name === 'attribute_exists' ? value !== undefined : value === undefined;
  if (name === 'contains') {
    words.expect(',');
    const member = words.operand(item);
    outcome = value instanceof Set && value.has(member);
  }
  words.expect(')');
  return outcome;
}

function compared(words: Words, item: Attributes): boolean {
  const left = words.operand(item);
  const sign = words.take();
  const right = words.operand(item);
  if (sign === 'BETWEEN') {
    words.expect('AND');
    const upper = words.operand(item);
    return isOrdered(right, left) && isOrdered(left, upper);
  }
  const isThere = left !== undefined && right !== undefined;
  if (sign === '=') return isThere && isDeepStrictEqual(left, right);
  if (sign === '<') return isOrdered(left, right) && left !== right;
  if (sign === '<=') return isOrdered(left, right);
  if (sign === '>') return isOrdered(right, left) && left !== right;
  if (sign === '>=') return isOrdered(right, left);
  throw words.unknown(`«${sign}»`);
}

/** What is not there, or of another type, is neither before nor after anything. */
const isOrdered = (lower: unknown, upper: unknown): boolean =>
  (typeof lower === 'number' && typeof upper === 'number' && lower <= upper) ||
  (typeof lower === 'string' && typeof upper === 'string' && lower <= upper);

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/** The item after an update; every right side is read from the item as it stood before. */
export function updated(before: Attributes, update: Update): Attributes {
  const words = new Words(update.UpdateExpression, update);
  const after = { ...before };
  while (words.peek() !== undefined) {
    const clause = words.take();
    if (!CLAUSES.includes(clause)) throw words.unknown(`«${clause}»`);
    do change(clause, { words, before, after });
    while (words.takeIf(','));
  }
  return after;
}

interface Change {
  readonly words: Words;
  readonly before: Attributes;
  readonly after: Record<string, unknown>;
}

function change(clause: string, { words, before, after }: Change): void {
  const name = words.path();
  if (clause === 'REMOVE') {
    delete after[name];
    return;
  }
  if (clause === 'SET') {
    words.expect('=');
    after[name] = sum(words, before);
    return;
  }
  const given = words.operand(before);
  const standing = before[name];
  if (clause === 'ADD' && typeof given === 'number') after[name] = addend(standing ?? 0, words) + given;
  else if (given instanceof Set && (standing === undefined || standing instanceof Set)) {
    const members = [...(standing ?? [])];
    const set = clause === 'ADD' ? [...members, ...given] : members.filter((member) => !given.has(member));
    after[name] = new Set(set);
    if (set.length === 0) delete after[name];
  } else throw words.unknown(`${clause} of what is neither a number nor a set`);
}

function sum(words: Words, item: Attributes): unknown {
  const first = term(words, item);
  if (!words.is('+', '-')) {
    if (first === undefined) throw words.unknown('SET to an attribute that is not there');
    return first;
  }
  const sign = words.take() === '+' ? 1 : -1;
  return addend(first, words) + sign * addend(term(words, item), words);
}

function term(words: Words, item: Attributes): unknown {
  if (!words.takeIf('if_not_exists')) return words.operand(item);
  words.expect('(');
  const standing = item[words.path()];
  words.expect(',');
  const otherwise = words.operand(item);
  words.expect(')');
  return standing ?? otherwise;
}

function addend(value: unknown, words: Words): number {
  if (typeof value === 'number') return value;
  throw words.unknown('Arithmetic with what is no number');
}
