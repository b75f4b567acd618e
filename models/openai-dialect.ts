import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { z } from 'zod';
import type { ModelMessage, ModelTool, ModelToolCall } from './model.ts';

/** Our messages in LangChain's words. */
export function toLangChain(message: ModelMessage): BaseMessage {
  switch (message.role) {
    case 'system':
      return new SystemMessage(message.text);
    case 'user':
      return new HumanMessage(message.text);
    case 'tool':
      return new ToolMessage({ content: message.text, tool_call_id: message.callId });
    case 'assistant':
      return new AIMessage({ content: message.text, tool_calls: message.toolCalls.map(toToolCall) });
  }
}

/** Providers refuse a history with broken JSON; what was wrong with it stands in the tool's reply. */
function toToolCall({ id, name, argumentsJson }: ModelToolCall) {
  return { type: 'tool_call' as const, id, name, args: readObject(argumentsJson) };
}

function readObject(json: string): Record<string, unknown> {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(json));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

/** A tool in the words of OpenAI's API. */
export function toOpenAiTool({ name, description, schema }: ModelTool) {
  return { type: 'function' as const, function: { name, description, parameters: { ...schema } } };
}
