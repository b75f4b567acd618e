import { z } from 'zod';
import { canonicalJson, sha256 } from '#core/canonical-json.ts';
import type { McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';

/** The hints that we go by; a server may say more. What it does not say is taken for the worst. */
export const toolAnnotations = z.looseObject({
  readOnlyHint: z.boolean().optional(),
  idempotentHint: z.boolean().optional(),
  destructiveHint: z.boolean().optional(),
});

const schema = z.record(z.string(), z.unknown());

/** A tool as its server describes it. All of it is text of somebody else. */
export const listedTool = z.object({
  /** Letters and signs of names, so that no sentence can stand in its place. */
  name: z.string().regex(/^[\w./-]{1,128}$/),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: schema,
  outputSchema: schema.optional(),
  annotations: toolAnnotations.default({}),
});
export type ListedTool = z.output<typeof listedTool>;

/** The parts of a tool that a person approves, each by its hash. */
export type ToolPrint = Pick<McpToolPin, 'descriptionHash' | 'inputHash' | 'outputHash' | 'annotations'>;

export function printOf(tool: ListedTool): ToolPrint {
  const { name, title = null, description = null, inputSchema, outputSchema, annotations } = tool;
  return {
    descriptionHash: hash({ name, title, description }),
    inputHash: hash(inputSchema),
    outputHash: outputSchema === undefined ? null : hash(outputSchema),
    annotations,
  };
}

/** A short name of exactly this description of the tool. */
export function fingerprintOf(print: ToolPrint): string {
  const { descriptionHash, inputHash, outputHash, annotations } = print;
  return hash({ descriptionHash, inputHash, outputHash, annotations }).slice(0, FINGERPRINT_LENGTH);
}

const FINGERPRINT_LENGTH = 12;

/** What is not as it was approved, in words; empty when all is. */
export function changesBetween(approved: ToolPrint, found: ToolPrint): string[] {
  const differs = {
    'its description': approved.descriptionHash !== found.descriptionHash,
    'what it takes': approved.inputHash !== found.inputHash,
    'what it answers': approved.outputHash !== found.outputHash,
    'its hints': canonicalJson(approved.annotations) !== canonicalJson(found.annotations),
  };
  return Object.entries(differs)
    .filter(([, isDifferent]) => isDifferent)
    .map(([name]) => name);
}

/** True when calling it twice does no more than calling it once, as was approved. */
export function isRepeatable(annotations: Readonly<Record<string, unknown>>): boolean {
  return annotations.readOnlyHint === true || annotations.idempotentHint === true;
}

/** What a tool takes, by name. */
export function argumentsOf({ inputSchema }: ListedTool): Record<string, unknown> {
  return schema.catch({}).parse(inputSchema.properties);
}

/** All that the server says of a tool and of each argument, in words. */
export function wordsOf(tool: ListedTool): string {
  const lines = Object.entries(argumentsOf(tool)).flatMap(([name, each]) => {
    const said = Object(each).description;
    return typeof said === 'string' ? [`${name}: ${said}`] : [];
  });
  return [tool.title, tool.description, ...lines].filter((line) => line !== undefined).join('\n');
}

function hash(value: unknown): string {
  return sha256(canonicalJson(value));
}
