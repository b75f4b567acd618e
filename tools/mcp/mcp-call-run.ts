import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { InvalidInputError, RefusedError } from '#core/errors.ts';
import { redactText } from '#core/secrets.ts';
import { readFailure } from '../source/source-failure.ts';
import { type JsonCheck, jsonCheck } from './check-json.ts';
import type { ForeignSchema } from './foreign-schema.ts';
import { changesBetween, isRepeatable, type ListedTool, printOf } from './listed-tool.ts';
import { type McpFault, McpServerError, UnknownOutcomeError } from './mcp-error.ts';
import type { McpCall } from './mcp-gateway.ts';
import { detailOf, type McpResult, readResult } from './mcp-result.ts';
import { retryCall } from './retry-call.ts';
import type { ServerDefinition } from './server-definition.ts';
import type { GatewayWorld, SupervisedServer } from './supervised-server.ts';
import { startTimeLimit, type TimeLimit } from './time-limit.ts';

export interface CallParts {
  readonly definition: ServerDefinition;
  readonly call: McpCall;
  readonly supervised: SupervisedServer;
  readonly world: GatewayWorld;
}

/** Checks of a schema, made once: compiling is slow. */
const checks = new WeakMap<ForeignSchema, JsonCheck>();

/** One call with all its attempts. */
export class McpCallRun {
  readonly #parts: CallParts;
  #found: ListedTool | undefined;
  #isSent = false;

  constructor(parts: CallParts) {
    this.#parts = parts;
  }

  async run(): Promise<McpResult> {
    const { definition, call, world } = this.#parts;
    this.#requirePin();
    using limit = startTimeLimit(definition.limits.callSeconds, call.signal);
    try {
      return await retryCall(() => this.#attempt(limit), {
        mayRepeat: () => !this.#isSent || this.#isRepeatable(),
        random: world.random,
        signal: limit.signal,
      });
    } catch (error) {
      call.signal.throwIfAborted();
      throw this.#outcomeOf(error);
    }
  }

  async #attempt(limit: TimeLimit): Promise<McpResult> {
    const { call, supervised } = this.#parts;
    const { tool, arguments: given, idempotencyKey } = call;
    const answer = await supervised.call({
      ...{ tool, arguments: given, idempotencyKey, limit },
      check: (found) => this.#check(found),
      onSend: () => {
        this.#isSent = true;
      },
    });
    return this.#read(answer);
  }

  #read(answer: CallToolResult): McpResult {
    if (answer.isError === true) throw this.#failureOf(answer);
    const { outputSchema } = this.#found ?? {};
    const fits = outputSchema === undefined ? null : checkOf(outputSchema);
    const result = readResult(answer, fits);
    if (typeof result === 'string') throw this.#error(result);
    return result;
  }

  #failureOf(answer: CallToolResult): Error {
    const { name: server, pins } = this.#parts.definition;
    const failure = readFailure(answer, { server, isOurs: pins === null });
    return failure ?? this.#error('tool_failed', redactText(detailOf(answer)));
  }

  /** Nothing is started for a tool that nobody approved. */
  #requirePin(): void {
    const { definition, call } = this.#parts;
    const { pins, name } = definition;
    if (pins === null || pins.some(({ tool }) => tool === call.tool)) return;
    throw new RefusedError(
      `The tool "${call.tool}" of the MCP server "${name}" is not approved: "steward mcp tools ${name}" shows it, "steward mcp approve ${name} ${call.tool}" approves it.`,
    );
  }

  #check(found: ListedTool | undefined): void {
    const { name } = this.#parts.definition;
    const { tool, arguments: given } = this.#parts.call;
    if (found === undefined) {
      throw new RefusedError(`The MCP server "${name}" has no tool "${tool}" any more.`);
    }
    this.#requireUnchanged(found);
    this.#found = found;
    if (!checkOf(found.inputSchema)(given)) {
      throw new InvalidInputError(
        `The arguments for "${tool}" of the MCP server "${name}" are not what it takes.`,
      );
    }
  }

  #requireUnchanged(found: ListedTool): void {
    const { pins, name } = this.#parts.definition;
    const pin = pins?.find(({ tool }) => tool === found.name);
    const changes = pin === undefined ? [] : changesBetween(pin, printOf(found));
    if (changes.length === 0) return;
    throw new RefusedError(
      `The tool "${found.name}" of the MCP server "${name}" is not what was approved (${changes.join(', ')}): it is not used until "steward mcp approve ${name} ${found.name}".`,
    );
  }

  /** What was approved counts, and for a server of ours what it says itself. */
  #isRepeatable(): boolean {
    const { pins } = this.#parts.definition;
    const pin = pins?.find(({ tool }) => tool === this.#parts.call.tool);
    return isRepeatable(pin?.annotations ?? (pins === null ? (this.#found?.annotations ?? {}) : {}));
  }

  #outcomeOf(error: unknown): unknown {
    if (!(error instanceof McpServerError) || error.isUndone) return error;
    if (!this.#isSent) return this.#error('not_started', error.detail, error);
    return this.#isRepeatable() ? error : new UnknownOutcomeError(this.#parts.call.tool, error);
  }

  #error(fault: McpFault, detail?: string, cause?: unknown): McpServerError {
    return new McpServerError({ server: this.#parts.definition.name, fault, detail, cause });
  }
}

/** A schema that nobody understands lets nothing through. */
function checkOf(schema: ForeignSchema): JsonCheck {
  const known = checks.get(schema) ?? jsonCheck(schema) ?? (() => false);
  checks.set(schema, known);
  return known;
}
