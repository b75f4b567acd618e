import { z } from 'zod';
import { untrusted } from '#agents/prompt.ts';
import type { Cells } from '#core/cell.ts';
import type { ModelTool } from '#models/model.ts';
import { jsonSchema } from './json-schema.ts';

/*
 * What a model sees of a tool's answer: a small table and a handle. What is left out it may ask for by the handle, so that no
 * prompt carries more than somebody wanted to read.
 */

/** The tool by which a model reads on in a result that it was shown a part of. */
export const READ_EVIDENCE = 'read_evidence';

/** Results of one conversation by their evidence id. */
export type Handles = Map<string, Cells>;

/** Cells of one result that are shown at once. */
const CELLS_SHOWN = 24;
/** Elements of a list, and characters of a text, that are shown of what is no cell. */
const ELEMENTS_SHOWN = 6;
const TEXT_SHOWN = 400;
/** Characters of one result; what is longer even so is not shown. */
const RESULT_SHOWN = 12_000;

export const slice = z.object({
  evidence_id: z.string().describe('The evidence id of a result that you were shown.'),
  starts_with: z.string().optional().describe('Only cells whose name starts so.'),
  from: z.number().int().min(0).default(0).describe('How many of them to leave out.'),
});

/** The reading tool as a model sees it. */
export const readEvidenceTool: ModelTool = {
  name: READ_EVIDENCE,
  description: `Shows further cells of a result, ${CELLS_SHOWN} at a time.`,
  schema: jsonSchema(slice),
};

/** A tool's answer in a model's words, fenced; cells are remembered under their evidence id. */
export function showResult(
  result: { readonly evidenceId: string | null; readonly cells: Cells | undefined; readonly output: unknown },
  handles: Handles,
): string {
  const { evidenceId, cells, output } = result;
  if (evidenceId !== null && cells !== undefined) handles.set(evidenceId, cells);
  const table = cells === undefined ? {} : showCells(Object.entries(cells), 0);
  const shown = [
    { evidenceId, ...table, output: small(output) },
    { evidenceId, ...table },
  ]
    .map((each) => JSON.stringify(each))
    .find(({ length }) => length <= RESULT_SHOWN);
  if (shown === undefined)
    return 'The result is too large to show. Ask for less, for example fewer days or values.';
  return untrusted('tool_result', shown);
}

/** A further part of a result that was shown before; a sentence when there is none. */
export function showSlice(wanted: z.output<typeof slice>, handles: Handles): string {
  const cells = handles.get(wanted.evidence_id);
  if (cells === undefined) return 'You were shown no result of that evidence id.';
  const { starts_with: start = '', from } = wanted;
  const matching = Object.entries(cells).filter(([name]) => name.startsWith(start));
  if (matching.length === 0) return 'No cell of that result has such a name.';
  return untrusted('tool_result', JSON.stringify(showCells(matching.slice(from), from)));
}

function showCells(cells: readonly (readonly [string, unknown])[], before: number) {
  const left = cells.length - CELLS_SHOWN;
  return {
    cells: Object.fromEntries(cells.slice(0, CELLS_SHOWN)),
    ...(left > 0 ? { cellsLeft: left, readOn: `${READ_EVIDENCE} from ${before + CELLS_SHOWN}` } : {}),
  };
}

/** The same value with long lists and texts cut short, each saying how much is missing. */
function small(value: unknown): unknown {
  if (typeof value === 'string' && value.length > TEXT_SHOWN)
    return `${value.slice(0, TEXT_SHOWN)}… (${value.length - TEXT_SHOWN} more characters)`;
  if (Array.isArray(value)) {
    const left = value.length - ELEMENTS_SHOWN;
    return [...value.slice(0, ELEMENTS_SHOWN).map(small), ...(left > 0 ? [`… (${left} more)`] : [])];
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, small(each)]));
}
