/** One thing that `steward doctor` looked at. A `warning` is worth knowing; a `failure` must be repaired. */
export interface Check {
  readonly name: string;
  readonly verdict: 'ok' | 'warning' | 'failure';
  readonly detail: string;
}
