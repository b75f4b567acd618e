import { insertEvidence } from '#storage/insight/evidence.repository.ts';
import type { Tool, ToolContext, UseTool } from '#tools/tool.ts';
import { executeTool, type Proof } from './execute-tool.ts';
import type { Journal } from './journal.ts';

/** What the tools of one run share. */
export interface ToolRun {
  readonly journal: Journal;
  readonly context: ToolContext;
  /** Evidence of this run by content hash, so that parallel branches keep the same result once. */
  readonly kept: Map<string, Promise<string>>;
}

/** Lends tools to the current step of a run: each call is a step, each answer with cells is kept as evidence. */
export function toolUser(run: ToolRun): UseTool {
  return (tool, input) =>
    run.journal.step({ kind: 'tool', name: tool.name, toolVersion: tool.version, input }, async (step) => {
      const { output, proof } = await executeTool(tool, input, run.context);
      const evidenceId = proof === null ? null : await keep(run, { tool, proof, stepId: step.id });
      step.note({ output: { evidenceId, output } });
      return { output, evidenceId };
    });
}

interface Keeping {
  readonly tool: Pick<Tool, 'name' | 'version'>;
  readonly proof: Proof;
  readonly stepId: string;
}

function keep(run: ToolRun, keeping: Keeping): Promise<string> {
  const { contentHash } = keeping.proof;
  const existing = run.kept.get(contentHash);
  if (existing !== undefined) return existing;
  const evidenceId = insert(run, keeping);
  run.kept.set(contentHash, evidenceId);
  // What could not be stored is tried again by the next call.
  evidenceId.catch(() => run.kept.delete(contentHash));
  return evidenceId;
}

function insert({ journal, context }: ToolRun, { tool, proof, stepId }: Keeping): Promise<string> {
  return insertEvidence(context.db, {
    executionId: journal.executionId,
    stepId,
    tool: tool.name,
    toolVersion: tool.version,
    argumentsJson: JSON.stringify(proof.arguments),
    queries: proof.queries,
    cells: proof.cells,
    contentHash: proof.contentHash,
  });
}
