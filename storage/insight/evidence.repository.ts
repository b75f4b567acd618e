import { z } from 'zod';
import { type Cells, cells } from '#core/cell.ts';
import { NotFoundError } from '#core/errors.ts';
import { type Database, execute, many, maybeOne } from '../database.ts';
import { fragment, sql } from '../sql.ts';

/** One statement that ran for a tool, so that a person can run it again. */
export const recordedQuery = z.object({ text: z.string(), values: z.array(z.unknown()) });
export type RecordedQuery = z.infer<typeof recordedQuery>;

/** A tool result to be kept. */
export interface NewEvidence {
  readonly id: string;
  readonly executionId: string;
  /** Place of the step that asked. */
  readonly stepPlace: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly argumentsJson: string;
  readonly queries: readonly RecordedQuery[];
  readonly cells: Cells;
  readonly contentHash: string;
}

const evidenceRow = z
  .object({
    id: z.uuid(),
    execution_id: z.uuid().nullable(),
    step_place: z.string().nullable(),
    tool: z.string(),
    tool_version: z.string(),
    arguments: z.unknown(),
    queries: z.array(recordedQuery),
    cells,
    content_hash: z.string(),
    created_at: z.date(),
  })
  .transform(({ execution_id, step_place, tool_version, content_hash, created_at, ...rest }) => ({
    ...rest,
    executionId: execution_id,
    stepPlace: step_place,
    toolVersion: tool_version,
    contentHash: content_hash,
    createdAt: created_at,
  }));

/** A stored tool result that claims may rest on. */
export type Evidence = z.output<typeof evidenceRow>;

const columns = fragment`
  id, execution_id, step_place, tool, tool_version, arguments, queries, cells, content_hash, created_at
`;
/** Keeps a tool result. */
export async function insertEvidence(db: Database, evidence: NewEvidence): Promise<void> {
  const { id, executionId, stepPlace, tool, toolVersion, argumentsJson, contentHash } = evidence;
  await execute(
    db,
    sql`
      insert into insight.evidence
        (id, tenant_id, execution_id, step_place, tool, tool_version, arguments, queries, cells, content_hash)
      values (${id}, core.require_tenant(), ${executionId}, ${stepPlace}, ${tool}, ${toolVersion}, ${argumentsJson},
              ${JSON.stringify(evidence.queries)}, ${JSON.stringify(evidence.cells)}, ${contentHash})
    `,
  );
}

const hashRow = z
  .object({ id: z.uuid(), content_hash: z.string() })
  .transform(({ id, content_hash }) => ({ id, contentHash: content_hash }));

/** What a run has kept so far, by the hash of its content. */
export function listEvidenceHashes(
  db: Database,
  executionId: string,
): Promise<{ id: string; contentHash: string }[]> {
  return many(
    db,
    hashRow,
    sql`select id, content_hash from insight.evidence where execution_id = ${executionId}`,
  );
}

/** One stored tool result. */
export async function getEvidence(db: Database, id: string): Promise<Evidence> {
  const statement = sql`select ${columns} from insight.evidence where id::text = ${id}`;
  const found = await maybeOne(db, evidenceRow, statement);
  if (found === undefined) throw new NotFoundError('evidence', id);
  return found;
}

/** The stored tool results of some ids, oldest first; an id that does not exist is left out. */
export function listEvidence(db: Database, ids: readonly string[]): Promise<Evidence[]> {
  const statement = sql`
    select ${columns} from insight.evidence where id = any(${[...ids]}::uuid[]) order by created_at, id
  `;
  return many(db, evidenceRow, statement);
}

const citationRow = z
  .object({
    id: z.uuid(),
    recommendation_id: z.uuid().nullable(),
    insight_id: z.uuid().nullable(),
    title: z.string(),
    language: z.string(),
    field: z.string(),
    figure: z.string(),
    evidence_id: z.uuid(),
    cell: z.string(),
    value: z.union([z.number(), z.string()]),
    unit: z.string(),
  })
  .transform(({ recommendation_id, insight_id, evidence_id, ...rest }) => ({
    ...rest,
    recommendationId: recommendation_id,
    insightId: insight_id,
    evidenceId: evidence_id,
  }));

/** One figure of a text that is current, and the stored cell that it rests on. */
export type Citation = z.output<typeof citationRow>;

/** What cites; without either, everything of the tenant. */
export interface CitationFilter {
  readonly recommendationId?: string | undefined;
  readonly insightId?: string | undefined;
}

/** The citations of the current revision of a recommendation, an insight, or all of them. */
export function listCitations(db: Database, filter: CitationFilter = {}): Promise<Citation[]> {
  const { recommendationId = null, insightId = null } = filter;
  const statement = sql`
    select citation.id, recommendation_id, citation.insight_id, coalesce(recommendation.title, insight.title) as title,
           citation.language, field, figure, evidence_id, cell, value, unit
    from insight.citation
    left join insight.recommendation on recommendation.id = citation.recommendation_id
    left join insight.insight on insight.id = citation.insight_id
    where citation.revision = coalesce(recommendation.times_seen, insight.times_seen)
      and (${recommendationId}::uuid is null or recommendation_id = ${recommendationId}::uuid)
      and (${insightId}::uuid is null or citation.insight_id = ${insightId}::uuid)
    order by citation.created_at, citation.recommendation_id, citation.insight_id, field, citation.language, figure, cell
  `;
  return many(db, citationRow, statement);
}
