import type { Anthropic } from '@anthropic-ai/sdk';
import type { ModelMessage, ModelTool } from './model.ts';
import { readArguments } from './tool-arguments.ts';
import { cleanToolName } from './tool-call-names.ts';

type Block = Anthropic.ContentBlockParam;

/** The provider keeps what stands before this mark, and asks a tenth for it the next time. */
const CACHED = { cache_control: { type: 'ephemeral' } } as const;

/** Everything that is said before the conversation, marked to be kept. */
export function systemOf(messages: readonly ModelMessage[]): Anthropic.TextBlockParam[] {
  const texts = messages
    .filter(({ role }) => role === 'system')
    .flatMap((message) => ('text' in message ? message.text : []));
  return markLast(texts.filter((text) => text !== '').map((text) => ({ type: 'text' as const, text })));
}

/** Tools stand before the system text, so they can be kept even when that changes. */
export function toolsOf(tools: readonly ModelTool[]): Anthropic.Tool[] {
  return markLast(
    tools.map(({ name, description, schema }) => ({
      ...{ name, description },
      input_schema: { ...schema, type: 'object' as const },
    })),
  );
}

function markLast<Item extends object>(items: readonly Item[]): Item[] {
  return items.map((item, position) => (position === items.length - 1 ? { ...item, ...CACHED } : item));
}

/** The conversation. Neighbours of one role are one message: all results of one round have to be in one. */
export function messagesOf(messages: readonly ModelMessage[]): Anthropic.MessageParam[] {
  const joined: { role: 'user' | 'assistant'; content: Block[] }[] = [];
  for (const message of messages.filter(({ role }) => role !== 'system')) {
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const content = blocksOf(message);
    const last = joined.at(-1);
    if (last?.role === role) last.content.push(...content);
    else if (content.length > 0) joined.push({ role, content });
  }
  return joined;
}

function blocksOf(message: ModelMessage): Block[] {
  switch (message.role) {
    case 'tool':
      return [{ type: 'tool_result', tool_use_id: message.callId, content: message.text }];
    case 'assistant':
      return [...textOf(message.text), ...message.toolCalls.map(toolUseOf)];
    default:
      return textOf(message.text);
  }
}

function toolUseOf({ id, name, argumentsJson }: { id: string; name: string; argumentsJson: string }): Block {
  return { type: 'tool_use', id, name: cleanToolName(name), input: readArguments(argumentsJson) };
}

/** An empty text is refused. */
function textOf(text: string): Block[] {
  return text.trim() === '' ? [] : [{ type: 'text', text }];
}
