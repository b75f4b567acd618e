import type { Tenant } from '#core/tenant.ts';
import type { Analysed } from './analyst-findings.ts';
import type { AnalystTask, ReadReport } from './read-analyst-tables.ts';

/** What a report is written from. */
export interface ReportMatter extends Analysed {
  readonly task: AnalystTask;
  readonly tenant: Tenant;
  readonly tables: readonly ReadReport[];
}
