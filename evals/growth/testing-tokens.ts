import { getEncoding } from 'js-tiktoken';
import type { ModelRequest } from '#models/model.ts';

const encoding = getEncoding('o200k_base');

export function tokensOf(text: string): number {
  return encoding.encode(text).length;
}

/** Everything that a request says: its messages, tools and schemas. */
export function promptText({ messages, tools, output }: ModelRequest): string {
  const said = messages.map((message) => ('text' in message ? message.text : ''));
  return [...said, JSON.stringify({ tools, output })].join('\n');
}

export function promptTokens(request: ModelRequest): number {
  return tokensOf(promptText(request));
}
