import { randomUUID } from 'node:crypto';
import { RefusedError } from '#core/errors.ts';
import type { Tool, ToolContext, ToolResult, UseTool } from '#tools/tool.ts';
import { executeTool, type Proof } from './execute-tool.ts';
import type { ChosenBy, ExternalEffects } from './external-effects.ts';
import type { Journal } from './journal.ts';
import type { OpenStep } from './step.ts';

/** What the tools of one run share. */
export interface ToolRun {
  readonly journal: Journal;
  readonly context: ToolContext;
  /** Evidence of this run by content hash, so that parallel branches keep the same result once. */
  readonly kept: Map<string, string>;
  readonly effects: ExternalEffects;
}

/** Lends tools to the current step of a run: each call is a step, each answer with cells is kept as evidence. */
export function toolUser(run: ToolRun, chosenBy: ChosenBy = 'code'): UseTool {
  return async (tool, input) => {
    if (tool.effect === 'external') return run.effects.use({ tool, input, chosenBy });
    if (tool.effect === 'write' && chosenBy === 'model')
      throw new RefusedError(`A model may not use "${tool.name}", which writes; only code decides that.`);
    return call(run, tool, input);
  };
}

function call<Input, Output>(
  run: ToolRun,
  tool: Tool<Input, Output>,
  input: Input,
): Promise<ToolResult<Output>> {
  const { name, version: toolVersion } = tool;
  const opening = { kind: 'tool', name, toolVersion, input, isInputKept: true } as const;
  return run.journal.step(opening, async (step) => {
    const { output, proof } = await executeTool(tool, input, run.context);
    return { output, evidenceId: proof === null ? null : keep(run, { tool, proof, step }) };
  });
}

interface Keeping {
  readonly tool: Pick<Tool, 'name' | 'version'>;
  readonly proof: Proof;
  readonly step: OpenStep;
}

/** Names the evidence at once; it is stored in the transaction of the step. */
function keep({ journal, kept }: ToolRun, { tool, proof, step }: Keeping): string {
  const { contentHash } = proof;
  const existing = kept.get(contentHash);
  if (existing !== undefined) return existing;
  const id = randomUUID();
  kept.set(contentHash, id);
  step.note({
    evidence: {
      ...{ id, executionId: journal.executionId, stepPlace: step.place, contentHash },
      tool: tool.name,
      toolVersion: tool.version,
      argumentsJson: JSON.stringify(proof.arguments),
      queries: proof.queries,
      cells: proof.cells,
    },
  });
  return id;
}
