import type { z } from 'zod';
import type { Logger } from '#core/log.ts';
import type { Source } from '#tools/source/source.ts';
import type { SourceAccesses } from '#tools/source/source-access.ts';
import type { SourceAnswer } from '#tools/source/source-answer.ts';
import type { RecentMemory } from './recent-memory.ts';
import type { SourceSettings } from './source-settings.ts';

/** The shop that a server object was opened for. It answers for no other. */
export interface ServedTenant {
  readonly id: string;
  readonly slug: string;
  /** Host name of the shop, when it has one. */
  readonly domain: string | null;
}

/** What a server lends to one call of a tool. A tool reaches nothing else. */
export interface SourceContext {
  readonly tenant: ServedTenant;
  readonly accesses: SourceAccesses;
  readonly settings: SourceSettings;
  /** What this shop's earlier calls left for later ones, for some minutes. */
  readonly memory: RecentMemory;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** What a provider gave at one place of its answer, in whole; the server cuts it to what one answer may hold. */
export interface SourcePage extends Omit<SourceAnswer, 'cursor' | 'provenance'> {
  /** The account that it is about; null when it is about none, or about several. */
  readonly account: string | null;
  readonly apiVersion: string;
  /** Where the provider goes on, in words of the tool's own; null after the last page. */
  readonly next: string | null;
}

/** One question that a source answers, as data. It only ever reads. */
export interface SourceTool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** Unique within the server. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Its own arguments; the server adds `shop_id` and `cursor`. */
  readonly input: z.ZodObject<Shape>;
  /** `at` is the `next` of the page before; null for the first. Failures are SourceErrors. */
  run(input: z.output<z.ZodObject<Shape>>, at: string | null, context: SourceContext): Promise<SourcePage>;
}

/** A tool whose argument types a list cannot state; the server goes through its schema. */
// biome-ignore lint/suspicious/noExplicitAny: a list of tools of different shapes; `input` checks at run time.
export type AnySourceTool = SourceTool<any>;

/** Another name under which a tool answers. It does not stand in the list of tools. */
export interface ToolAlias {
  readonly name: string;
  readonly tool: string;
  /** What the name says already. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Other names of arguments that hold for this name only: theirs, and ours. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

/** One provider, spoken as MCP. A server is data; what speaks the protocol is the same for all. */
export interface McpServerDefinition {
  /** Unique; the gateway puts it before the names of the tools. */
  readonly name: string;
  readonly title: string;
  /** Raised when a tool answers something else to the same question. */
  readonly version: string;
  readonly source: Source;
  /** What a client should know before it asks. */
  readonly instructions: string;
  readonly tools: readonly AnySourceTool[];
  readonly aliases: readonly ToolAlias[];
  /** Other names of arguments, at any depth: the name that somebody may use, and ours. */
  readonly synonyms: Readonly<Record<string, string>>;
}

/** Checks a tool's types against its schema and freezes it. */
export function defineSourceTool<Shape extends z.ZodRawShape>(tool: SourceTool<Shape>): SourceTool<Shape> {
  return Object.freeze(tool);
}

/** Freezes the definition of a server. */
export function defineServer(server: McpServerDefinition): McpServerDefinition {
  return Object.freeze(server);
}
