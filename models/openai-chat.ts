import type { BaseMessageChunk } from '@langchain/core/messages';
import { ChatOpenAICompletions, type OpenAIClient } from '@langchain/openai';

type RawChunk = OpenAIClient.Chat.Completions.ChatCompletionChunk;

/** Chat Completions, where a piece of an answer is an assistant's even if the server does not say so, and a refusal is seen. */
export class AssistantChat extends ChatOpenAICompletions {
  protected override _convertCompletionsDeltaToBaseMessageChunk(
    delta: Record<string, unknown>,
    rawResponse: RawChunk,
  ): BaseMessageChunk {
    const piece = super._convertCompletionsDeltaToBaseMessageChunk(
      { ...delta, role: 'assistant' },
      rawResponse,
    );
    if (typeof delta.refusal === 'string') piece.response_metadata.refusal = true;
    return piece;
  }
}
