import { OpenAIClient } from '@langchain/openai';
import type { ModelSettings } from './single-attempt.ts';
import type { Wire } from './wire.ts';

const OPENAI_URL = 'https://api.openai.com/v1';

/*
 * OpenAI's own client, of the version that LangChain brings. LangChain's chat classes stand above it, but keep usage to
 * themselves until a stream has ended well, and print to the console; we must not lose what a broken stream has cost.
 */

/** A client for one request. Everything is stated, so that it looks for nothing in the environment. */
export function openAiClient({ apiKey, baseUrl }: ModelSettings, { fetch }: Wire): OpenAIClient {
  return new OpenAIClient({
    ...{ apiKey, fetch, baseURL: baseUrl ?? OPENAI_URL, maxRetries: 0 },
    ...{ organization: null, project: null, adminAPIKey: null, webhookSecret: null },
    // Its own log would print pieces of answers.
    logLevel: 'off',
  });
}
