import type { Tenant } from '#core/tenant.ts';
import type { Team } from '#tools/growth/team.ts';
import type { PlaybookContext } from '../agent.ts';
import type { InsightPackage } from './package.schema.ts';
import type { ResearchReport } from './research-report.ts';
import type { SchemaReport } from './schema-report.ts';

/** What a team's specialists look at: the package, with the tools to ask further. */
export interface TeamView extends Pick<PlaybookContext, 'useTool' | 'tenant'> {
  readonly package: InsightPackage;
}

/** What only one team reads, beside what every schema role says. */
export type SchemaField = SchemaReport extends infer Arm
  ? Arm extends SchemaReport
    ? Omit<Arm, 'soundness' | 'doubts' | 'missing' | 'confidence'>
    : never
  : never;

/** What only one team finds out, beside what every research role says. */
export type ResearchField = ResearchReport extends infer Arm
  ? Arm extends ResearchReport
    ? Omit<Arm, 'drivers' | 'coincident' | 'knowledge' | 'missing' | 'confidence'>
    : never
  : never;

/** One entry of what the shop has told about itself: foreign data of any shape. */
export interface KnowledgeNote {
  readonly type: string;
  readonly data: unknown;
}

/** A team as data: what it answers for, what it looks at, and how much of that it needs. */
export interface TeamProfile {
  readonly team: Team;
  /** Team as people call it, in English. */
  readonly label: string;
  /** What the team answers for, as one clause. */
  readonly scope: string;
  /** What a specialist of this team looks for first, in sentences of a prompt. */
  readonly craft: string;
  /** Dimensions by which this team breaks a change down, the most telling first. */
  readonly dimensions: readonly string[];
  /** Metrics whose movement in the same days this team finds telling. */
  readonly companions: readonly string[];
  /** Sources without which this team's word weighs less, by the name under which people know them. */
  readonly wantedSources: readonly string[];
  readSchemaField(view: TeamView): Promise<SchemaField>;
  readResearchField(view: TeamView, knowledge: readonly KnowledgeNote[]): Promise<ResearchField>;
}

/** For prompts: whom the team works for. */
export function shopLine({ name, domain }: Tenant): string {
  return domain === null ? name : `${name} (${domain})`;
}
