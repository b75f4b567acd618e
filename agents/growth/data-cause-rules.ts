import { at, FIT, type Finding, has, SALES_FOLLOW, TRAFFIC } from './cause-finding.ts';
import type { Observation } from './observation.ts';

/** One cancelled order moves the money that was given back, not how many orders were cancelled. */
const REFUND_METRICS: Readonly<Record<string, string>> = { refunds: 'refunds', refund_rate: 'refunds' };

/** Who buys less than this part of what others do does not come to buy. */
const IDLE = 0.1;

const DATA_KINDS = [
  ['duplicates', 'duplicates'],
  ['sampling', 'sampling'],
  ['part_day', 'part_day'],
  ['measure_missing', 'measure_missing'],
  ['currency_change', 'currency_change'],
  ['timezone_change', 'timezone_change'],
  ['tracker_break', 'tracking_outage'],
  ['gap', 'data_gap'],
  ['label_shift', 'label_shift'],
  ['late_data', 'late_data'],
] as const;

/** Numbers that are wrong. */
export function findDataProblem({ doubts }: Observation): Finding | undefined {
  const [name, kind] = DATA_KINDS.find(([doubt]) => has(doubts, doubt)) ?? [];
  if (kind === undefined) return undefined;
  const segment = doubts.find((doubt) => doubt.kind === name)?.segment ?? null;
  return { kind, segment, share: null, fit: FIT.clear };
}

/** One order that made it all. */
export function findSingleOrder({ doubts, family, metric, changes }: Observation): Finding | undefined {
  const record = doubts.find(({ kind }) => kind === 'record_dominance');
  const money = family === 'sales' ? 'revenue' : REFUND_METRICS[metric];
  if (record === undefined || money === undefined) return undefined;
  const { segment, share } = record;
  const found: Finding = { kind: 'single_order', segment, share, fit: Math.min(1, share ?? 1) };
  // Of all that one order moves, people know it by the money.
  const change = changes[money] ?? 0;
  return change === 0 ? found : { ...found, metric: money, direction: change > 0 ? 'up' : 'down' };
}

/** Visits of programs: they neither look around nor buy. */
export function findBotTraffic(seen: Observation): Finding | undefined {
  const isDoubted = has(seen.doubts, 'bot_traffic') && !buysInside(seen);
  if (!isDoubted && !isIdleCrowd(seen)) return undefined;
  const wave = at('bot_traffic', seen.roots.sessions, FIT.clear);
  return { ...wave, metric: 'sessions', direction: 'up' };
}

/** Of a crowd at one place hardly anybody buys or looks around, whatever the rest of the shop sells meanwhile. */
function isIdleCrowd({ metric, direction, buyingInside, looksAroundLess }: Observation): boolean {
  const isRise = TRAFFIC.includes(metric) && direction === 'up';
  return isRise && looksAroundLess && buyingInside !== null && buyingInside <= IDLE;
}

/** Where the visits rose people bought more too, if not as much as elsewhere: those are people. */
function buysInside({ segmentChanges: { sessions, transactions } }: Observation): boolean {
  const rise = sessions ?? 0;
  return rise > 0 && (transactions ?? 0) >= SALES_FOLLOW * rise;
}
