import { z } from 'zod';
import { type Cells, type SupportedValue, supportedValue } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import type { Tool, ToolResult } from '#tools/tool.ts';

/** A value with its evidence, or why there is none: what is not known is never a zero. */
export const reading = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), value: supportedValue }),
  z.object({ status: z.literal('unavailable'), reason: z.string().min(1) }),
]);
export type Reading = z.infer<typeof reading>;

/** A reading without a value. */
export function unavailable(reason: string): Reading {
  return { status: 'unavailable', reason };
}

/** The answer of a tool together with its cells, ready to be cited. */
export interface Cited<Output> {
  readonly output: Output;
  readonly evidenceId: string | null;
  readonly cells: Cells;
}

/** Joins a tool's answer to the cells that its evidence holds. */
export function cite<Input, Output>(
  tool: Tool<Input, Output>,
  { output, evidenceId }: ToolResult<Output>,
  tenant: Tenant,
): Cited<Output> {
  return { output, evidenceId, cells: tool.cells?.(output, tenant) ?? {} };
}

/** One cell of an answer as a value that a text may state; undefined when the answer does not have it. */
export function findSupport(cited: Cited<unknown>, name: string): SupportedValue | undefined {
  const found = cited.cells[name];
  if (cited.evidenceId === null || found === undefined || found.value === null) return undefined;
  return { ...found, value: found.value, evidenceId: cited.evidenceId, cell: name };
}

/** The same as a reading, with the reason why there is nothing. */
export function read(cited: Cited<unknown>, name: string, reason: string): Reading {
  const value = findSupport(cited, name);
  return value === undefined ? unavailable(reason) : { status: 'ok', value };
}

/** The number of a reading, or null. */
export function numberOf(given: Reading): number | null {
  return given.status === 'ok' && typeof given.value.value === 'number' ? given.value.value : null;
}

/** Why the readings that are missing are missing, each reason once. */
export function missingReasons(readings: readonly Reading[]): string[] {
  const reasons = readings.flatMap((each) => (each.status === 'unavailable' ? [each.reason] : []));
  return [...new Set(reasons)];
}
