import type { Tenant } from '#core/tenant.ts';
import type { ToolContext } from '#tools/tool.ts';
import type { PlantedMatter } from './scores/case-report.ts';

/** One shop whose truth is known, ready to be played through the whole system. */
export interface EvalCase {
  /** Unique, kebab-case. */
  readonly name: string;
  readonly tenant: Omit<Tenant, 'id' | 'slug'>;
  /** The last complete day. */
  readonly upTo: string;
  readonly planted: readonly PlantedMatter[];
  /** False where more may have happened than is known: then no report is a false alarm. */
  readonly isTruthComplete: boolean;
  /** Brings the shop's data into the store. */
  fill(context: ToolContext): Promise<void>;
}
