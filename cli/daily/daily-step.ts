import type { Cli, TenantScope } from '../cli.ts';
import type { LiveLine } from '../output/live-line.ts';
import type { Output } from '../output/terminal.ts';

/** What a day is asked for. */
export interface DailyOrder {
  /** Also analysts of sources that are not connected. */
  readonly isEverySource: boolean;
  /** Incidents that are looked at, at most. */
  readonly incidents: number;
  /** Recommendations of reports, at most. */
  readonly cap: number;
}

/** What a step of the day came to. */
export interface StepResult {
  readonly data: object;
  /** False when something in it failed; the day goes on. */
  readonly isInOrder: boolean;
  /** True when the shop knows more of what its advice brings than before; the sums of all shops are out of date then. */
  readonly hasLearned?: boolean;
  /** In few words, for one line per shop. */
  readonly summary: string;
  show(out: Output): void;
}

/** What a step works with. */
export interface StepParts {
  readonly cli: Cli;
  readonly scope: TenantScope;
  readonly order: DailyOrder;
  readonly line: LiveLine;
}

/** A part of a shop's day. */
export interface DailyStep {
  readonly name: string;
  readonly title: string;
  run(parts: StepParts): Promise<StepResult>;
}
