import type { Condition } from '#analysis/tables/conditions.ts';
import type { Rule } from '#analysis/tables/rule.ts';
import type { Tenant } from '#core/tenant.ts';
import { addDays, type Day } from '#core/time.ts';
import type { AnalysisInput, UnitMeasure } from '#tools/source/analysis-input.ts';
import type { Analyst } from '../analyst.ts';
import { shiftsOf } from './analyst-windows.ts';
import type { ReadReport } from './read-analyst-tables.ts';

/** In a pattern of a definition this stands for the names by which people look for the shop itself. */
export const BRAND = '{brand}';

/** What of a definition is arithmetic, on the tables that were read. */
export function analysisOf(
  analyst: Analyst,
  tables: readonly ReadReport[],
  { tenant, day }: { readonly tenant: Pick<Tenant, 'name' | 'domain'>; readonly day: Day },
): AnalysisInput {
  const known = { brand: brandPattern(tenant), day };
  return {
    tables: tables.map(({ report, window, tableId, label }) => ({ report, window, tableId, label })),
    windowDays: analyst.windowDays,
    shiftDays: shiftsOf(analyst),
    days: analyst.days,
    counted: Object.fromEntries(analyst.reports.map(({ id, counted }) => [id, [...counted]])),
    measures: Object.fromEntries(
      Object.entries(analyst.measures).map(([name, { title: _, ...measure }]): [string, UnitMeasure] => [
        name,
        measure,
      ]),
    ),
    headlines: analyst.headlines.map((each) => ({ ...each, where: fillAll(each.where, known) })),
    rules: analyst.checks.map(({ id, rule }) => ({ id, rule: fillRule(rule, known) })),
    mostOfEach: MOST_OF_EACH,
  };
}

/** A reader takes up a handful of each kind; the others are counted. */
const MOST_OF_EACH = 5;

/** What a definition cannot know. */
interface Known {
  readonly brand: string;
  readonly day: Day;
}

function fillRule(rule: Rule, known: Known): Rule {
  const filled = { ...rule, where: fillAll(rule.where, known) };
  return filled.kind === 'part' ? { ...filled, within: fillAll(filled.within, known) } : filled;
}

function fillAll(conditions: readonly Condition[], known: Known): Condition[] {
  return conditions.map((each) => fill(each, known));
}

const DAYS_AGO = /^(\d+) days ago$/;

function fill(each: Condition, { brand, day }: Known): Condition {
  if ('pattern' in each) return { ...each, pattern: each.pattern.replaceAll(BRAND, brand) };
  if (!('day' in each)) return { ...each };
  const days = DAYS_AGO.exec(each.day)?.[1];
  return days === undefined ? { ...each } : { ...each, day: addDays(day, -Number(days)) };
}

/** Matches nothing, for a shop without a name that could be looked for. */
const NOBODY = '(?!)';
const LEAST_LETTERS = 3;

/** The name of the shop and of its host, also written apart; letters only, so that nothing of it is a pattern. */
function brandPattern({ name, domain }: Pick<Tenant, 'name' | 'domain'>): string {
  const host = domain?.replace(/^www\./, '').split('.')[0] ?? '';
  const words = [name, host]
    .map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((parts) => parts.join('').length >= LEAST_LETTERS)
    .map((parts) => parts.join('[\\s-]*'));
  return words.length === 0 ? NOBODY : `(?:${[...new Set(words)].join('|')})`;
}
