import type { Panel } from './panel.ts';

/** How what would have been without the intervention is told. */
export type MeasurementMethod = 'difference_in_differences' | 'adjusted_difference' | 'synthetic_control';

/** What a group of series would have been without an intervention. */
export interface Counterfactual {
  /** Its level after the start, in units of its level before; a part that all groups share may be left out. */
  readonly after: number;
  /** Its level in each period before the start, as the method would have told it: how well it tells. */
  readonly before: readonly number[];
}

/** A method, bound to one panel. It reads nothing of the subject after the start. */
export type Predict = (group: readonly number[]) => Counterfactual;

export interface Method {
  readonly name: MeasurementMethod;
  bind(panel: Panel): Predict;
}
