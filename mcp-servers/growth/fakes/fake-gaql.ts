import { GOOGLE_ADS_REFUSALS } from './fake-google-ads-refusals.ts';
import { FakeRefusal } from './fake-refusal.ts';

export interface GaqlCondition {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface GaqlOrder {
  readonly field: string;
  readonly isDescending: boolean;
}

/** A query of the Google Ads Query Language. */
export interface Gaql {
  readonly fields: readonly string[];
  readonly resource: string;
  readonly conditions: readonly GaqlCondition[];
  readonly orders: readonly GaqlOrder[];
  readonly limit: number | null;
}

const TOKEN = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|<=|>=|!=|[(),=<>]|[^\s(),=<>!'"]+/g;
const CLAUSES = ['SELECT', 'FROM', 'WHERE', 'ORDER BY', 'LIMIT', 'PARAMETERS'];

/** Reads a query; refuses what is not one. */
export function parseGaql(text: string): Gaql {
  const clauses = splitClauses(text.match(TOKEN) ?? []);
  const fields = listOf(clauses.get('SELECT') ?? []);
  const [resource, ...more] = clauses.get('FROM') ?? [];
  if (fields.length === 0 || resource === undefined || more.length > 0) throw refuse();
  const limit = clauses.get('LIMIT')?.[0];
  return {
    fields,
    resource,
    conditions: splitConditions(clauses.get('WHERE') ?? []).map(parseCondition),
    orders: splitAt(clauses.get('ORDER BY') ?? [], ',').map(parseOrder),
    limit: limit === undefined ? null : Number(limit),
  };
}

function refuse(): FakeRefusal {
  return new FakeRefusal(GOOGLE_ADS_REFUSALS.query_error());
}

function splitClauses(tokens: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const clauses = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const [index, token] of tokens.entries()) {
    const word = token.toUpperCase();
    const name = word === 'ORDER' && tokens[index + 1]?.toUpperCase() === 'BY' ? 'ORDER BY' : word;
    if (CLAUSES.includes(name)) {
      current = [];
      clauses.set(name, current);
    } else current?.push(token);
  }
  const ordered = clauses.get('ORDER BY');
  // The second word of the clause's name stands first in it.
  if (ordered !== undefined) ordered.shift();
  return clauses;
}

function listOf(tokens: readonly string[]): readonly string[] {
  return tokens.filter((token) => token !== ',');
}

function splitAt(tokens: readonly string[], separator: string): readonly string[][] {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    if (token === separator) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** `AND` ends a condition, but for the one inside `BETWEEN a AND b`. */
function splitConditions(tokens: readonly string[]): readonly string[][] {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    const part = parts.at(-1) ?? [];
    const isInside = part.length === 3 && part[1]?.toUpperCase() === 'BETWEEN';
    if (token.toUpperCase() === 'AND' && !isInside) parts.push([]);
    else part.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

const TWO_WORDS = ['NOT', 'IS', 'CONTAINS'];

function parseCondition(tokens: readonly string[]): GaqlCondition {
  const [field, first, ...rest] = tokens;
  if (field === undefined || first === undefined || rest.length === 0) throw refuse();
  const hasTwoWords = TWO_WORDS.includes(first.toUpperCase());
  const operator = [first, ...(hasTwoWords ? rest.slice(0, 1) : [])].join(' ').toUpperCase();
  const values = rest
    .slice(hasTwoWords ? 1 : 0)
    .filter((token) => !['(', ')', ','].includes(token) && token.toUpperCase() !== 'AND');
  return { field, operator, values: values.map(unquote) };
}

function parseOrder([field = '', direction = 'ASC']: readonly string[]): GaqlOrder {
  return { field, isDescending: direction.toUpperCase() === 'DESC' };
}

function unquote(token: string): string {
  return /^['"]/.test(token) ? token.slice(1, -1).replaceAll(/\\(.)/g, '$1') : token;
}
