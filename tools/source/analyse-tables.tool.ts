import { askRule } from '#analysis/tables/ask-rule.ts';
import { rowsWhere } from '#analysis/tables/conditions.ts';
import { type Finding, type RuleData, relativeChange, type WindowName } from '#analysis/tables/finding.ts';
import type { Rule } from '#analysis/tables/rule.ts';
import { amountOf } from '#analysis/tables/table.ts';
import { listSourceTables, type SourceTable } from '#storage/insight/source-table.repository.ts';
import { defineTool } from '../tool.ts';
import {
  type AnalysedFinding,
  type AnalysedHeadline,
  type AnalysedRule,
  analysisAnswer,
} from './analysis-answer.ts';
import { analysisCells, unitsOf } from './analysis-cells.ts';
import { type AnalysisInput, analysisInput, type Headline } from './analysis-input.ts';
import { arrangeTables } from './analysis-tables.ts';

export const analyseTables = defineTool({
  name: 'source_analyse_tables',
  version: '1',
  description:
    'Computes numbers and findings from stored tables of sources: totals beside earlier windows, and what each rule finds, the most money first. The same tables and rules always give the same answer.',
  effect: 'compute',
  input: analysisInput,
  output: analysisAnswer,

  async run(input, { db, tenant }) {
    const stored = await listSourceTables(db, [...new Set(input.tables.map(({ tableId }) => tableId))]);
    const { data, used, hasPrevious, hasYearBefore } = arrangeTables(input, stored);
    const current = currentTables(input, stored);
    return {
      currency: current.flatMap(({ coverage }) => coverage?.currency ?? [])[0] ?? tenant.currency,
      ...periodOf(current),
      ...{ hasPrevious, hasYearBefore, tables: [...used] },
      rows: used.reduce((sum, { rows }) => sum + rows, 0),
      headlines: input.headlines.map((each) => tellHeadline(each, data, input)),
      rules: input.rules.map(({ id, rule }) => tellRule(id, rule, { data, input })),
    };
  },

  cells: (answer) => analysisCells(answer),
});

function currentTables({ tables }: AnalysisInput, stored: readonly SourceTable[]): SourceTable[] {
  return tables
    .filter(({ window }) => window === 'current')
    .flatMap(({ tableId }) => stored.filter(({ id }) => id === tableId));
}

function periodOf(current: readonly SourceTable[]) {
  const days = (end: 'from' | 'to'): string[] => current.flatMap(({ coverage }) => coverage?.[end] ?? []);
  return { from: days('from').sort()[0] ?? null, to: days('to').sort().at(-1) ?? null };
}

function tellHeadline(headline: Headline, data: RuleData, { measures }: AnalysisInput): AnalysedHeadline {
  const { name, report, measure: key, where } = headline;
  const measure = measures[key];
  const value = (window: WindowName): number | null => {
    const rows = data.rows(report, window);
    return rows === null || measure === undefined ? null : amountOf(rowsWhere(rows, where), measure).value;
  };
  const [current, previous, yearBefore] = [value('current'), value('previous'), value('year_before')];
  return {
    ...{ name, unit: measure?.unit ?? 'count', better: measure?.better ?? 'neutral', current, previous },
    ...{ change: relativeChange(current, previous), yearBefore },
    yearChange: relativeChange(current, yearBefore),
  };
}

function tellRule(
  id: string,
  rule: Rule,
  { data, input }: { readonly data: RuleData; readonly input: AnalysisInput },
): AnalysedRule {
  const { findings, judged, tooSmall, missing } = askRule(rule, data);
  const amounts = findings.flatMap(({ money }) => money ?? []);
  return {
    ...{ id, kind: rule.kind, ...unitsOf(rule, input.measures), judged, tooSmall, missing },
    findings: findings.slice(0, input.mostOfEach).map(tellFinding),
    more: Math.max(0, findings.length - input.mostOfEach),
    moneyOfAll: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
    limit: limitOf(rule),
  };
}

function tellFinding(finding: Finding, index: number): AnalysedFinding {
  const { subject, extras, current, baseline } = finding;
  return {
    ...finding,
    rank: index + 1,
    change: relativeChange(current, baseline),
    subject: { ...subject },
    extras: { ...extras },
  };
}

function limitOf(rule: Rule): number | null {
  if (rule.kind === 'level' || rule.kind === 'members') return rule.limit;
  return rule.kind === 'part' || rule.kind === 'concentration' ? rule.above : null;
}
