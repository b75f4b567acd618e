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
import type { AnyTool } from '#tools/tool.ts';
import { type FigureOutcome, judgeFigure } from './judge-figure.ts';
import { type Recomputed, recompute } from './recompute-evidence.ts';

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

/** One cited figure, and what became of it. */
export interface FigureCheck {
  readonly citation: Citation;
  readonly tool: string;
  readonly outcome: FigureOutcome;
}

export interface Verification {
  readonly figures: readonly FigureCheck[];
  readonly cited: number;
  readonly holds: number;
  /** Stored results that were computed again, each once. */
  readonly recomputed: number;
}

/** Computes every cited figure of the current texts again, on today's store, and says which ones hold. */
export async function verifyEvidence(
  request: CitationFilter,
  environment: VerificationEnvironment,
): Promise<Verification> {
  const citations = await listCitations(environment.db, request);
  const stored = await listEvidence(environment.db, [
    ...new Set(citations.map(({ evidenceId }) => evidenceId)),
  ]);
  const recomputed = await recomputeAll(stored, environment);
  const figures = citations.flatMap((citation) => {
    const found = recomputed.get(citation.evidenceId);
    // The foreign key of a citation makes its evidence exist.
    return found === undefined ? [] : [check(citation, found)];
  });
  const holds = figures.filter(({ outcome }) => outcome.kind === 'holds').length;
  return { figures, cited: citations.length, holds, recomputed: recomputed.size };
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

function check(citation: Citation, { evidence, recomputed }: Checked): FigureCheck {
  return { citation, tool: evidence.tool, outcome: judgeFigure(citation, evidence, recomputed) };
}
