import { sha256 } from '#core/canonical-json.ts';
import type { Payload, StepLine } from '#storage/runtime/journal.repository.ts';

/** A line as it travels to the database, and what of it is too large to travel in the line. */
export interface PackedLine {
  readonly line: StepLine;
  /** JSON object with the names of the table's columns. */
  readonly json: string;
  readonly payloads: readonly Payload[];
}

/** Characters of a JSON text that stands in the line itself; what is longer is stored once by its content. */
const INLINE_LIMIT = 2_000;
/** Characters of an input that is kept for people; a result is always kept, since the run is played from it. */
const INPUT_LIMIT = 64_000;

/** Splits what is large from a line. */
export function packLine(line: StepLine): PackedLine {
  const { inputJson, outputJson, inputHash } = line;
  const input = pack(isWorthKeeping(inputJson) ? inputJson : undefined, inputHash);
  const output = pack(outputJson, undefined);
  const fields = JSON.stringify({ ...columnsOf(line), output_hash: output.payload?.hash });
  // The values are JSON already; parsing them only to write them again would cost more than the line.
  const values = [...inlineField('input', input), ...inlineField('output', output)].join('');
  const payloads = [input.payload, output.payload].filter((payload) => payload !== undefined);
  return { line, json: `${fields.slice(0, -1)}${values}}`, payloads };
}

interface PackedValue {
  readonly inline?: string;
  readonly payload?: Payload;
}

function pack(json: string | undefined, hash: string | undefined): PackedValue {
  if (json === undefined) return {};
  return json.length <= INLINE_LIMIT ? { inline: json } : { payload: { hash: hash ?? sha256(json), json } };
}

function inlineField(name: string, { inline }: PackedValue): string[] {
  return inline === undefined ? [] : [`,"${name}":${inline}`];
}

function isWorthKeeping(inputJson: string | undefined): boolean {
  return inputJson !== undefined && inputJson.length <= INPUT_LIMIT;
}

function columnsOf(line: StepLine): Record<string, unknown> {
  return {
    execution_id: line.executionId,
    epoch: line.epoch,
    place: line.place,
    kind: line.kind,
    name: line.name,
    status: line.status,
    role: line.role,
    input_hash: line.inputHash,
    decided_by: line.decidedBy,
    tokens_in: line.tokensIn,
    tokens_out: line.tokensOut,
    tokens_cached: line.tokensCached,
    cost_usd: line.costUsd,
    instructions_hash: line.instructionsHash,
    error: line.error,
    latency_ms: line.latencyMs,
    tool_version: line.toolVersion,
    began: line.began,
  };
}
