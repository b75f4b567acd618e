import { pino } from 'pino';
import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Tool, ToolContext, UseTool } from './tool.ts';

/** The shop of tests. */
export const TEST_TENANT: Tenant = {
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'test-shop',
  name: 'Test shop',
  domain: 'shop.example',
  timezone: 'Europe/Warsaw',
  currency: 'PLN',
  locale: 'pl',
};

/** A tool context in which everything that a test did not hand in fails loudly when it is used. */
export function testContext(overrides: Partial<ToolContext> = {}): ToolContext {
  return {
    tenant: TEST_TENANT,
    db: noDatabase(),
    now: () => {
      throw new Error('The test handed in no clock: testContext({ now }).');
    },
    signal: new AbortController().signal,
    log: pino({ level: 'silent' }),
    ...overrides,
  };
}

function noDatabase(): TenantDatabase {
  const refuse = (): never => {
    throw new Error('The test handed in no database: testContext({ db }).');
  };
  return {
    tenantId: TEST_TENANT.id,
    run: async () => refuse(),
    transaction: async () => refuse(),
    runEntering: async () => refuse(),
  };
}

/** One call that a scripted tool received. */
export type ToolCall = readonly [name: string, input: unknown];

/** A UseTool that follows a script and notes what it was asked. */
export interface ScriptedTools extends UseTool {
  readonly calls: readonly ToolCall[];
}

/**
 * Plays tools from a script: the answers of each, by name, in order. An answer that the tool may not give fails.
 * A tool with cells gets evidence ids `<name>#1`, `<name>#2` and so on.
 */
export function scriptedTools(script: Readonly<Record<string, readonly unknown[]>>): ScriptedTools {
  const calls: ToolCall[] = [];
  const played = new Map<string, number>();

  const use = async <Input, Output>(tool: Tool<Input, Output>, input: Input) => {
    const position = played.get(tool.name) ?? 0;
    const answers = script[tool.name] ?? [];
    if (position >= answers.length) {
      throw new Error(
        `The script has ${answers.length} answers for "${tool.name}"; this is call ${position + 1}.`,
      );
    }
    played.set(tool.name, position + 1);
    calls.push([tool.name, tool.input.parse(input)]);
    const output = tool.output.parse(answers[position]);
    return { output, evidenceId: tool.cells === undefined ? null : `${tool.name}#${position + 1}` };
  };
  return Object.assign(use, { calls });
}
