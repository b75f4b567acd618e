import type { ModelAnswer, ModelClient, ModelRequest, ModelUsage } from './model.ts';
import { ModelError } from './model-error.ts';

/** What a model was seen to do. Null: not tried, because it is not said to be able to. */
export interface ModelCheck {
  readonly provider: string;
  readonly model: string;
  /** It wrote something and finished. */
  readonly text: boolean;
  /** It called the tool that it had to call, with arguments that fit. */
  readonly tools: boolean | null;
  /** It wrote JSON of the shape that it was held to. */
  readonly output: boolean | null;
  /** Of all calls; null when the provider did not say. */
  readonly usage: Pick<ModelUsage, 'input' | 'output'> | null;
  /** Of the slowest call. */
  readonly seconds: number;
  /** USD of all calls; null when unknown. */
  readonly costUsd: number | null;
}

/** Room for a model that thinks before it writes. */
const ANSWER_TOKENS = 1_000;

const SCHEMA = {
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
};
const TOOL = { name: 'report', description: 'Reports that you are there.', schema: SCHEMA };

/** Really asks a model, with a prompt of a line: once for text, and once more if it can call tools. Throws the fault if it does not answer at all. */
export async function checkModel(client: ModelClient, signal: AbortSignal): Promise<ModelCheck> {
  const { features, provider, name: model } = client;
  const base = { signal, maxOutputTokens: ANSWER_TOKENS };
  const written = await client.complete({
    ...{ ...base, tools: [], toolChoice: 'auto' },
    messages: [{ role: 'user', text: 'Answer with this JSON and nothing else: {"ok": true}' }],
    output: features.output ? { name: 'check', schema: SCHEMA } : undefined,
  });
  const called = features.tools ? await callTool(client, base) : null;
  const attempts = [written, called].flatMap((answer) => answer?.attempts ?? []);
  return {
    ...{ provider, model },
    text: written.finish === 'stop',
    tools: features.tools ? called?.finish === 'tool_calls' && called.toolCalls.some(isReport) : null,
    output: features.output ? isOk(written.text) : null,
    usage: attempts.reduce<ModelCheck['usage']>((sum, { usage }) => sumOf(sum, usage), {
      input: 0,
      output: 0,
    }),
    seconds: Math.max(...attempts.map(({ seconds }) => seconds)),
    costUsd: attempts.reduce<number | null>((sum, { costUsd }) => plus(sum, costUsd), 0),
  };
}

/** Null when the provider refuses tools: that is what is to be found out. */
async function callTool(
  client: ModelClient,
  base: Pick<ModelRequest, 'signal' | 'maxOutputTokens'>,
): Promise<ModelAnswer | null> {
  try {
    return await client.complete({
      ...{ ...base, tools: [TOOL], toolChoice: 'required' },
      messages: [{ role: 'user', text: 'Call the tool, with ok set to true.' }],
    });
  } catch (error) {
    if (error instanceof ModelError && error.fault === 'bad_request') return null;
    throw error;
  }
}

function isReport({
  name,
  argumentsJson,
}: {
  readonly name: string;
  readonly argumentsJson: string;
}): boolean {
  return name === TOOL.name && isOk(argumentsJson);
}

function isOk(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'ok' in value && value.ok === true;
  } catch {
    return false;
  }
}

function sumOf(sum: ModelCheck['usage'], usage: ModelUsage | null): ModelCheck['usage'] {
  if (sum === null || usage === null) return null;
  return { input: sum.input + usage.input, output: sum.output + usage.output };
}

function plus(sum: number | null, cost: number | null): number | null {
  return sum === null || cost === null ? null : sum + cost;
}
