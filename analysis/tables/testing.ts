import type { RuleData, WindowName } from './finding.ts';
import type { TableMeasure, TableRow } from './table.ts';

type Reports = Readonly<Record<string, Partial<Record<WindowName, readonly TableRow[]>>>>;

const sum = (column: string, better: TableMeasure['better'] = 'up'): TableMeasure => ({
  better,
  aggregation: { kind: 'sum', column },
});
const ratio = (numerator: string, denominator: string, isShare: boolean): TableMeasure => ({
  better: 'up',
  aggregation: { kind: 'ratio', numerator, denominator, isShare },
});

/** Measures that tests of rules use. */
export const MEASURES: Readonly<Record<string, TableMeasure>> = {
  sessions: sum('sessions'),
  orders: sum('orders'),
  revenue: sum('revenue'),
  cost: sum('cost', 'neutral'),
  clicks: sum('clicks'),
  impressions: sum('impressions'),
  rate: ratio('orders', 'sessions', true),
  ctr: ratio('clicks', 'impressions', true),
  order_value: ratio('revenue', 'orders', false),
  roas: ratio('revenue', 'cost', false),
  position: {
    better: 'down',
    aggregation: { kind: 'mean', column: 'position', weight: 'impressions', isShare: false },
  },
  frequency: {
    better: 'down',
    aggregation: { kind: 'mean', column: 'frequency', weight: 'impressions', isShare: false },
  },
  seconds: { better: 'down', aggregation: { kind: 'worst', column: 'seconds' } },
};

/** Tables as rules read them; a report or window that is not given did not answer. */
export function ruleData(reports: Reports, windowDays = 28): RuleData {
  return {
    measures: MEASURES,
    windowDays,
    rows: (report, window) => reports[report]?.[window] ?? null,
  };
}
