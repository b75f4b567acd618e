import type { Condition } from '#analysis/tables/conditions.ts';
import type { Rule } from '#analysis/tables/rule.ts';
import type { Tenant } from '#core/tenant.ts';
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
  tenant: Pick<Tenant, 'name' | 'domain'>,
): AnalysisInput {
  const brand = brandPattern(tenant);
  return {
    tables: tables.map(({ report, window, tableId, label }) => ({ report, window, tableId, label })),
    windowDays: analyst.windowDays,
    shiftDays: shiftsOf(analyst),
    days: analyst.days,
    measures: Object.fromEntries(
      Object.entries(analyst.measures).map(([name, { title: _, ...measure }]): [string, UnitMeasure] => [
        name,
        measure,
      ]),
    ),
    headlines: analyst.headlines.map((each) => ({ ...each, where: withBrand(each.where, brand) })),
    rules: analyst.checks.map(({ id, rule }) => ({ id, rule: ruleWithBrand(rule, brand) })),
    mostOfEach: MOST_OF_EACH,
  };
}

/** A reader takes up a handful of each kind; the others are counted. */
const MOST_OF_EACH = 5;

function ruleWithBrand(rule: Rule, brand: string): Rule {
  return { ...rule, where: withBrand(rule.where, brand) };
}

function withBrand(conditions: readonly Condition[], brand: string): Condition[] {
  return conditions.map((each) =>
    'pattern' in each ? { ...each, pattern: each.pattern.replaceAll(BRAND, brand) } : { ...each },
  );
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
