import type { Cells, SupportedValue } from '#core/cell.ts';
import { type Language, language, type Translated } from '#core/tenant.ts';
import type { AnalysedFinding, AnalysedRule, AnalysisAnswer } from '#tools/source/analysis-answer.ts';
import type { Analyst, AnalystCheck } from '../analyst.ts';
import { dimensionName } from '../wording/dimension-names.ts';
import { ANALYST_DIMENSIONS } from './analyst-dimensions.ts';
import type { Grade, ReportInsight } from './analyst-report.ts';
import { type CitedText, type Placeholders, quoted, writeCited } from './analyst-text.ts';
import { FINDING_WORDINGS } from './analyst-wordings.ts';

/** An analysis with the evidence that holds its cells. */
export interface Analysed {
  readonly analyst: Analyst;
  readonly answer: AnalysisAnswer;
  readonly cells: Cells;
  readonly evidenceId: string;
}

/** A finding as it is told, and what it is of. */
export interface ToldFinding {
  readonly check: AnalystCheck;
  readonly rule: AnalysedRule;
  readonly insight: ReportInsight;
  readonly told: CitedText;
}

/** More than these nobody reads; the others are in the counts of their checks. */
const MOST_FINDINGS = 12;

/** What was found, the most money first; of what has none, the most severe. */
export function tellFindings(analysed: Analysed): ToldFinding[] {
  const { analyst, answer } = analysed;
  const told = analyst.checks.flatMap((check) => {
    const rule = answer.rules.find(({ id }) => id === check.id);
    return (rule?.findings ?? []).flatMap((finding) =>
      rule === undefined ? [] : (tell({ check, rule, finding }, analysed) ?? []),
    );
  });
  return told.sort(byWeight).slice(0, MOST_FINDINGS);
}

const GRADES: readonly Grade[] = ['high', 'medium', 'low'];

function byWeight({ insight: first }: ToldFinding, { insight: second }: ToldFinding): number {
  return (
    GRADES.indexOf(first.severity) - GRADES.indexOf(second.severity) ||
    moneyOf(second) - moneyOf(first) ||
    first.rank - second.rank
  );
}

function moneyOf({ money }: ReportInsight): number {
  return typeof money?.value === 'number' ? money.value : -1;
}

interface Found {
  readonly check: AnalystCheck;
  readonly rule: AnalysedRule;
  readonly finding: AnalysedFinding;
}

function tell(found: Found, analysed: Analysed): ToldFinding | undefined {
  const { check, rule, finding } = found;
  const placeholders = placeholdersFor(found, analysed);
  const wordings = [
    ...(check.finding === undefined ? [] : [check.finding]),
    ...FINDING_WORDINGS[check.rule.kind],
  ];
  const told = writeCited(wordings, placeholders, `insights.${check.id}.${finding.rank}`);
  if (told === undefined) return undefined;
  const insight: ReportInsight = {
    ...{ check: check.id, rank: finding.rank, subject: finding.subject, text: told.text },
    trend: trendOf(check, finding),
    severity: severityOf(found, analysed),
    certainty: finding.certainty,
    money: placeholders.figures.money ?? null,
    moneyNature: check.rule.money?.nature ?? null,
    figures: { ...placeholders.figures },
    meaning: null,
  };
  return { check, rule, insight, told };
}

/** Only what was compared with an earlier window has a trend. */
function trendOf({ rule }: AnalystCheck, { direction }: AnalysedFinding): ReportInsight['trend'] {
  const isOverTime = ['change', 'turnover', 'decay', 'forecast'].includes(rule.kind);
  if (!isOverTime) return 'stable';
  return direction === 'worse' ? 'declining' : 'improving';
}

/** Parts of what the shop turns over, or spends, from which an amount is large, and from which it is of some weight. */
const HIGH_PART = 0.05;
const MEDIUM_PART = 0.01;

function severityOf({ check, finding }: Found, { analyst, answer }: Analysed): Grade {
  const scale = answer.headlines.find(({ name }) => name === analyst.scale)?.current ?? null;
  // What merely depends on a place is not lost with it.
  const isAtStake = check.rule.money !== undefined && check.rule.money.nature !== 'exposed';
  if (!isAtStake || finding.money === null || !scale) return judgedSeverity(check, finding);
  const part = finding.money / scale;
  if (part >= HIGH_PART) return 'high';
  return part >= MEDIUM_PART ? 'medium' : 'low';
}

/** Without an amount, the definition says what it weighs; what is not severe weighs a grade less. */
function judgedSeverity({ severity }: AnalystCheck, { isSevere }: AnalysedFinding): Grade {
  if (isSevere) return severity;
  return severity === 'high' ? 'medium' : 'low';
}

/** Stored values by the names that wordings use. */
function placeholdersFor(
  { check, rule, finding }: Found,
  { analyst, cells, evidenceId }: Analysed,
): Placeholders {
  const prefix = `${rule.id}.${finding.rank}`;
  const extras = Object.keys(finding.extras).map((name) => [name, `${prefix}.extra.${name}`]);
  const plain = ['current', 'baseline', 'change', 'sample', 'money'].map((name) => [
    name,
    `${prefix}.${name}`,
  ]);
  const names: Readonly<Record<string, string>> = {
    ...Object.fromEntries([...plain, ...extras]),
    limit: `${rule.id}.limit`,
    money_of_all: `${rule.id}.money_of_all`,
    found: `${rule.id}.found`,
    first_day: 'period.from',
    last_day: 'period.to',
  };
  return {
    figures: supportedFigures(names, { cells, evidenceId }),
    words: { measure: titleOf(check, analyst), place: placeOf(finding) },
  };
}

/** Of what is known: a cell without a value supports nothing. */
export function supportedFigures(
  names: Readonly<Record<string, string>>,
  { cells, evidenceId }: Pick<Analysed, 'cells' | 'evidenceId'>,
): Record<string, SupportedValue> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, cell]) => {
      const found = cells[cell];
      if (found === undefined || found.value === null) return [];
      return [[name, { ...found, value: found.value, evidenceId, cell }]];
    }),
  );
}

function titleOf({ rule }: AnalystCheck, { measures }: Analyst): Translated | undefined {
  return 'measure' in rule && rule.measure !== undefined ? measures[rule.measure]?.title : undefined;
}

function placeOf({ subject }: AnalysedFinding): Translated | undefined {
  const entries = Object.entries(subject);
  if (entries.length === 0) return undefined;
  return inAllLanguages((each) =>
    entries.map(([name, value]) => `${nameOf(name)[each]} ${quoted(value, each)}`).join(', '),
  );
}

function nameOf(column: string): Translated {
  return ANALYST_DIMENSIONS[column] ?? dimensionName(column);
}

function inAllLanguages(write: (each: Language) => string): Translated {
  const [en = '', pl = ''] = language.options.map(write);
  return { en, pl };
}
