import type { Logger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import {
  type Citation,
  type CitationFilter,
  type Evidence,
  listCitations,
  listEvidence,
} from '#storage/insight/evidence.repository.ts';
import { listCitedAnswers } from '#storage/runtime/cited-answer.repository.ts';
import type { AnyTool } from '#tools/tool.ts';
import { type FigureOutcome, judgeFigure } from './judge-figure.ts';
import { type Recomputed, recompute } from './recompute-evidence.ts';
import { type SpokenFigure, spokenFigures } from './spoken-figures.ts';

/** What a verification is lent. */
export interface VerificationEnvironment {
  readonly db: TenantDatabase;
  readonly tenant: Tenant;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** The tools that exist today. */
  readonly tools: readonly AnyTool[];
  /** Called after each stored result was computed again. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What is verified; without anything, all current texts and all answers of conversations. */
export interface VerificationRequest extends CitationFilter {
  /** Only the answers of this conversation. */
  readonly threadId?: string | undefined;
  /** False: no answers of conversations. */
  readonly withConversations?: boolean | undefined;
}

/** One cited figure, and what became of it. */
export interface FigureCheck {
  readonly citation: Citation | SpokenFigure;
  /** Null when the stored result is gone. */
  readonly tool: string | null;
  readonly outcome: FigureOutcome;
}

/** How many figures were looked at, and how many of them hold. */
export interface FigureCount {
  readonly cited: number;
  readonly holds: number;
}

/** All figures; `cited` and `holds` count those of conversations too. */
export interface Verification extends FigureCount {
  readonly figures: readonly FigureCheck[];
  /** Those of them that were said in conversations. */
  readonly conversations: FigureCount;
  /** Stored results that were computed again, each once. */
  readonly recomputed: number;
}

/** Computes every cited figure again, on today's store, and says which ones hold. */
export async function verifyEvidence(
  request: VerificationRequest,
  environment: VerificationEnvironment,
): Promise<Verification> {
  const citations = await listFigures(request, environment);
  const stored = await listEvidence(environment.db, [
    ...new Set(citations.map(({ evidenceId }) => evidenceId)),
  ]);
  const recomputed = await recomputeAll(stored, environment);
  const figures = citations.map((citation) => check(citation, recomputed.get(citation.evidenceId)));
  const spoken = figures.filter(({ citation }) => 'threadId' in citation);
  return { figures, ...count(figures), conversations: count(spoken), recomputed: recomputed.size };
}

async function listFigures(
  { threadId, withConversations = true, ...filter }: VerificationRequest,
  { db }: VerificationEnvironment,
): Promise<(Citation | SpokenFigure)[]> {
  const isOfOneText = filter.recommendationId !== undefined || filter.insightId !== undefined;
  const written = threadId === undefined ? await listCitations(db, filter) : [];
  if (isOfOneText || !withConversations) return written;
  const answers = await listCitedAnswers(db, { threadId });
  return [...written, ...answers.flatMap(spokenFigures)];
}

function count(figures: readonly FigureCheck[]): FigureCount {
  return { cited: figures.length, holds: figures.filter(({ outcome }) => outcome.kind === 'holds').length };
}

interface Checked {
  readonly evidence: Evidence;
  readonly recomputed: Recomputed;
}

async function recomputeAll(
  stored: readonly Evidence[],
  environment: VerificationEnvironment,
): Promise<Map<string, Checked>> {
  const all = new Map<string, Checked>();
  for (const evidence of stored) {
    environment.signal.throwIfAborted();
    all.set(evidence.id, { evidence, recomputed: await recompute(evidence, environment) });
    environment.onProgress?.(all.size, stored.length);
  }
  return all;
}

function check(citation: Citation | SpokenFigure, found: Checked | undefined): FigureCheck {
  // Only a conversation can name a stored result that is not there: a citation has a foreign key.
  if (found === undefined) return { citation, tool: null, outcome: { kind: 'evidence_missing' } };
  const { evidence, recomputed } = found;
  return { citation, tool: evidence.tool, outcome: judgeFigure(citation, evidence, recomputed) };
}
