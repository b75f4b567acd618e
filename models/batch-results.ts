import { openDraft, type ReadAnswer } from './answer-draft.ts';
import type { BatchFault, BatchItem, BatchResult } from './batch.ts';
import type { ModelUsage } from './model.ts';
import { ModelError } from './model-error.ts';
import type { ModelPiece } from './model-piece.ts';
import { faultOf, readRefusal } from './refusal-fault.ts';
import { callIds } from './tool-call-names.ts';

/** What a provider that does not answer a request charges for it. */
export const NOTHING_USED: ModelUsage = { input: 0, output: 0, cached: 0 };

/** One line of a result file, in our own words; undefined for what is none. */
export type ReadLine = (line: unknown) => BatchLine | undefined;

/** `pieces` is read later, because it may be broken. */
export type BatchLine = { readonly id: string } & (
  | { readonly pieces: () => Iterable<ModelPiece> }
  | { readonly fault: BatchFault }
);

/**
 * Reads the lines of result files. A request without a line came to `otherwise` and cost nothing; but when a line cannot be
 * read it may have been that one, so what it cost is not known.
 */
export function readResults(
  texts: readonly string[],
  items: readonly BatchItem[],
  { read, otherwise }: { readonly read: ReadLine; readonly otherwise: BatchFault | null },
): BatchResult[] {
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  const parsed = lines.map((line) => readLine(line, read));
  const found = new Map(parsed.flatMap((line) => (line === undefined ? [] : [[line.id, line] as const])));
  const isWhole = parsed.every((line) => line !== undefined);
  const missing = isWhole && otherwise !== null ? freeOf(otherwise) : UNKNOWN;
  return items.map((item) => {
    const line = found.get(item.id);
    return line === undefined ? { id: item.id, ...missing } : resultOf(line, item);
  });
}

const UNKNOWN = { fault: 'unreadable', usage: null } as const;

function freeOf(fault: BatchFault): { fault: BatchFault; usage: ModelUsage } {
  return { fault, usage: NOTHING_USED };
}

function readLine(text: string, read: ReadLine): BatchLine | undefined {
  try {
    return read(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function resultOf(line: BatchLine, { id, request }: BatchItem): BatchResult {
  if ('fault' in line) return { id, ...freeOf(line.fault) };
  const draft = openDraft();
  try {
    for (const piece of line.pieces()) draft.add(piece);
    return { id, answer: draft.finish(callIds(request.messages)) satisfies ReadAnswer };
  } catch (error) {
    return { id, fault: error instanceof ModelError ? error.fault : 'unreadable', usage: draft.usage() };
  }
}

/** Which fault a provider's error object is. */
export function faultIn(error: unknown, status?: number): BatchFault {
  const said = readRefusal(error, status);
  if (said !== null) return faultOf(said);
  return status === undefined ? 'server_error' : faultOf({ status, names: [], message: '' });
}
