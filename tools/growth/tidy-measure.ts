import { closestNames } from '../closest-names.ts';
import { InvalidRowError, quote } from '../import-row.ts';
import type { MetricDefinition } from '../metric.ts';
import { all } from '../metrics.gen.ts';

/** The dataset that tidy files fill. */
const DATASET = 'metrics';

interface Vocabulary {
  /** What a file may write, and the measure that it means: the measure itself, or a metric that is its sum. */
  readonly measures: ReadonlyMap<string, string>;
  readonly ratios: ReadonlyMap<string, MetricDefinition['expression']>;
  readonly money: readonly string[];
}

const vocabulary = readVocabulary(all.flat().filter(({ datasets }) => datasets.includes(DATASET)));

function readVocabulary(definitions: readonly MetricDefinition[]): Vocabulary {
  const measures = new Map<string, string>();
  const ratios = new Map<string, MetricDefinition['expression']>();
  for (const { key, expression } of definitions) {
    if (expression.kind === 'ratio') {
      ratios.set(key, expression);
      measures.set(expression.numerator, expression.numerator);
      measures.set(expression.denominator, expression.denominator);
    } else {
      measures.set(expression.measure, expression.measure);
      measures.set(key, expression.measure);
    }
  }
  const money = definitions.flatMap(({ kind, expression }) =>
    kind === 'money' && expression.kind === 'sum' ? [expression.measure] : [],
  );
  return { measures, ratios, money };
}

/** Measures in the tenant's currency. */
export function moneyMeasures(): readonly string[] {
  return vocabulary.money;
}

/** The measure that a tidy file means by a name, or an error that says what to write instead. */
export function resolveMeasure(name: string): string {
  const measure = vocabulary.measures.get(name);
  if (measure !== undefined) return measure;
  const ratio = vocabulary.ratios.get(name);
  throw new InvalidRowError('metric', ratio === undefined ? explainUnknown(name) : explainRatio(name, ratio));
}

function explainRatio(name: string, expression: MetricDefinition['expression']): string {
  if (expression.kind === 'sum') return explainUnknown(name);
  const { numerator, denominator } = expression;
  return `${quote(name)} is computed: give ${quote(numerator)} and ${quote(denominator)} instead`;
}

function explainUnknown(name: string): string {
  const close = closestNames(name, [...vocabulary.measures.keys(), ...vocabulary.ratios.keys()]);
  const names = close.length > 0 ? close : [...vocabulary.measures.keys()].toSorted();
  const advice = close.length > 0 ? 'did you mean' : 'known are';
  return `${quote(name)} is not a known metric: ${advice} ${names.map(quote).join(', ')}`;
}
