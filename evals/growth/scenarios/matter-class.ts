import type { PlantedMatter } from '../../scores/case-report.ts';
import type { MatterKind } from './scenario.ts';

const DATA_PROBLEMS: readonly MatterKind[] = [
  ...(['tracking_outage', 'data_gap', 'late_data', 'part_day', 'measure_missing'] as const),
  ...(['label_shift', 'duplicates', 'sampling', 'currency_change', 'timezone_change'] as const),
];

/** What kind of answer a matter asks for, whatever the system makes of it. */
export function matterClass(kind: MatterKind): PlantedMatter['class'] {
  if (kind === 'single_order') return 'single_record';
  if (kind === 'holiday') return 'calendar';
  return DATA_PROBLEMS.includes(kind) ? 'data_problem' : 'business';
}
