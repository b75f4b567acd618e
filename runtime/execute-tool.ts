import { canonicalJson, sha256 } from '#core/canonical-json.ts';
import { type Cells, cells as cellsSchema } from '#core/cell.ts';
import { InvalidInputError, InvariantError } from '#core/errors.ts';
import type { RecordedQuery } from '#storage/insight/evidence.repository.ts';
import type { Tool, ToolContext } from '#tools/tool.ts';
import { describeIssues } from './failure.ts';
import { recordStatements } from './recording-database.ts';
import { storable } from './stored-json.ts';

/** What one call of a tool came to. */
export interface ToolCallOutcome<Output> {
  readonly output: Output;
  /** Null when the tool's answer is no evidence. */
  readonly proof: Proof | null;
}

/** The part of an answer that is kept as evidence. */
export interface Proof {
  /** As they are stored: JSON, defaults filled in. */
  readonly arguments: unknown;
  readonly cells: Cells;
  readonly queries: readonly RecordedQuery[];
  readonly contentHash: string;
}

/** Calls a tool: input and output go through its schemas, its statements are noted, its cells are taken. */
export async function executeTool<Input, Output>(
  tool: Tool<Input, Output>,
  input: unknown,
  context: ToolContext,
): Promise<ToolCallOutcome<Output>> {
  context.signal.throwIfAborted();
  const checked = parseInput(tool, input);
  const { db, queries } = recordStatements(context.db);
  const output = parseOutput(tool, await tool.run(checked, { ...context, db }));
  if (tool.cells === undefined) return { output, proof: null };
  const { name, version } = tool;
  const cells = parseCells(tool, storable(tool.cells(output, context.tenant)));
  const stored = storable(checked);
  const contentHash = hashContent({ tool: name, version, arguments: stored, cells });
  return { output, proof: { arguments: stored, cells, queries: queries(), contentHash } };
}

/** The fingerprint of a stored tool result: SHA-256 of the canonical JSON of what was asked and what came out. */
export function hashContent(content: {
  readonly tool: string;
  readonly version: string;
  readonly arguments: unknown;
  readonly cells: Cells;
}): string {
  return sha256(canonicalJson(content));
}

function parseInput<Input>(tool: Tool<Input, unknown>, input: unknown): Input {
  const checked = tool.input.safeParse(input);
  if (checked.success) return checked.data;
  throw new InvalidInputError(
    `The tool "${tool.name}" refuses its arguments: ${describeIssues(checked.error)}.`,
  );
}

// The issues of an answer may quote foreign text, so they go to the log as the cause and not into the sentence.
function parseOutput<Output>(
  { name, output }: Pick<Tool<never, Output>, 'name' | 'output'>,
  value: unknown,
): Output {
  const checked = output.safeParse(value);
  if (checked.success) return checked.data;
  throw new InvariantError(`The tool "${name}" answered what its own schema refuses.`, {
    cause: checked.error,
  });
}

function parseCells({ name }: { readonly name: string }, value: unknown): Cells {
  const checked = cellsSchema.safeParse(value);
  if (checked.success) return checked.data;
  throw new InvariantError(`The tool "${name}" gave cells that no evidence can hold.`, {
    cause: checked.error,
  });
}
