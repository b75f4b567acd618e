import type { Period } from '../../period.ts';
import type { GaqlField, GaqlFields, GaqlLevel } from './gaql-fields.ts';

/** A question to Google Ads. Every part is one of ours or of a shape that cannot break out of its place. */
export interface GaqlQuestion {
  readonly level: GaqlLevel;
  /** Columns by our names, in the order of the answer. */
  readonly columns: GaqlFields;
  readonly period: Period | null;
  /** Only things of this campaign: digits. */
  readonly campaignId?: string | undefined;
  /** Only things whose status is ENABLED, where they have one. */
  readonly statusPath?: string | undefined;
  readonly nameContains?: { readonly path: string; readonly text: string } | undefined;
}

/** The query, built by code alone. */
export function gaqlQuery(question: GaqlQuestion): string {
  const paths = Object.values(question.columns).map(({ path }) => path);
  const conditions = conditionsOf(question);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return `SELECT ${paths.join(', ')} FROM ${question.level.resource}${where}${orderOf(question)} PARAMETERS omit_unselected_resource_names=true`;
}

function conditionsOf(question: GaqlQuestion): string[] {
  const { level, period, campaignId, statusPath, nameContains } = question;
  return [
    ...(period === null ? [] : [`segments.date BETWEEN '${period.from}' AND '${period.to}'`]),
    ...(level.where ?? []),
    ...(campaignId === undefined ? [] : [`campaign.id = ${campaignId}`]),
    ...(statusPath === undefined ? [] : [`${statusPath} = 'ENABLED'`]),
    ...(nameContains === undefined ? [] : [`${nameContains.path} LIKE '%${quoted(nameContains.text)}%'`]),
  ];
}

/** Later pages of an answer are cut from the same rows, so they need one order. Only single values can be ordered by. */
function orderOf({ columns }: GaqlQuestion): string {
  const sortable = Object.values(columns).filter(({ path }) => SORTABLE.test(path));
  return sortable.length === 0 ? '' : ` ORDER BY ${sortable.map(({ path }) => path).join(', ')}`;
}

const SORTABLE =
  /^segments\.|\.(?:id|criterion_id|display_name|search_term|unexpanded_final_url|country_criterion_id)$/;

/** A text as a literal: quotes and backslashes are escaped, and LIKE's own signs stand for themselves. */
function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&').replace(/[%_[\]]/g, '[$&]');
}

/** The value of a column in one row of the answer. */
export function valueAt(row: unknown, { path, unit, isMicros = false }: GaqlField): string | number | null {
  const value = path.split('.').reduce<unknown>((inner, part) => partOf(inner, camelCase(part)), row);
  if (unit === null) return textOf(value);
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return null;
  return isMicros ? number / 1_000_000 : number;
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // Texts of ads are objects with the text in them.
  if (Array.isArray(value)) return value.map((each) => textOf(partOf(each, 'text') ?? each)).join(' | ');
  return typeof value === 'object' ? null : String(value);
}
