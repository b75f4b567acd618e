import type { McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';
import { jsonCheck } from './check-json.ts';
import {
  argumentsOf,
  changesBetween,
  fingerprintOf,
  type ListedTool,
  printOf,
  wordsOf,
} from './listed-tool.ts';

/** `unusable`: its schemas cannot be understood, so it cannot be approved. `gone`: approved once, and not there any more. */
export type ToolState = 'new' | 'approved' | 'changed' | 'gone' | 'unusable';

/** A tool as its server describes it, beside what was approved of it. */
export interface JudgedTool {
  readonly name: string;
  readonly state: ToolState;
  /** What is not as it was approved, in words. */
  readonly changes: readonly string[];
  /** Names exactly this description of it; null when it is gone. */
  readonly fingerprint: string | null;
  readonly isReadOnly: boolean;
  readonly isIdempotent: boolean;
  /** Names of its arguments. */
  readonly takes: readonly string[];
  /** Words of somebody else, on the tool and on each argument. */
  readonly words: string;
}

/** What a server offers, and what of it may be used. */
export function judgeTools(listed: readonly ListedTool[], pins: readonly McpToolPin[]): JudgedTool[] {
  const there = listed.map((tool) =>
    judge(
      tool,
      pins.find((pin) => pin.tool === tool.name),
    ),
  );
  const gone = pins.filter(({ tool }) => !listed.some(({ name }) => name === tool)).map(goneTool);
  return [...there, ...gone];
}

function judge(tool: ListedTool, pin: McpToolPin | undefined): JudgedTool {
  const print = printOf(tool);
  const changes = pin === undefined ? [] : changesBetween(pin, print);
  return {
    name: tool.name,
    state: stateOf(tool, { pin, changes }),
    changes,
    fingerprint: fingerprintOf(print),
    ...hintsOf(tool.annotations),
    takes: Object.keys(argumentsOf(tool)),
    words: wordsOf(tool),
  };
}

function stateOf(
  { inputSchema, outputSchema }: ListedTool,
  { pin, changes }: { pin: McpToolPin | undefined; changes: readonly string[] },
): ToolState {
  const isUsable = [inputSchema, outputSchema ?? {}].every((schema) => jsonCheck(schema) !== null);
  if (!isUsable) return 'unusable';
  if (pin === undefined) return 'new';
  return changes.length > 0 ? 'changed' : 'approved';
}

function goneTool({ tool, annotations }: McpToolPin): JudgedTool {
  return {
    ...{ name: tool, state: 'gone', changes: [], fingerprint: null, takes: [], words: '' },
    ...hintsOf(annotations),
  };
}

function hintsOf({ readOnlyHint, idempotentHint }: Readonly<Record<string, unknown>>) {
  return { isReadOnly: readOnlyHint === true, isIdempotent: idempotentHint === true };
}
