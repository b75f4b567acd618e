import type { ServerResponse } from 'node:http';
import { chunk, openRawProvider, type RawProvider, sendEvents } from '#models/testing.ts';

/** What the model adds to its words, so that they are not the playbook's. */
export const OWN_WORDS = 'Tell the team before you begin.';

/** A provider whose model words recommendations of the demo shop well, in the protocol of OpenAI. */
export function openFormatterProvider(): Promise<RawProvider> {
  return openRawProvider((response, _requestNumber, asked) => submit(response, wordedFor(asked)));
}

/** The description in English with a sentence more; everything else stays. */
function wordedFor(asked: string): object {
  const { messages } = JSON.parse(asked);
  const [, desc = ''] = /\ndesc\nen: (.*?)\npl: /s.exec(messages[1].content) ?? [];
  const text = `${desc.replaceAll('&lt;', '<')} ${OWN_WORDS}`;
  return { changes: [{ language: 'en', field: 'desc', text }], computations: [] };
}

function submit(response: ServerResponse, answer: object): void {
  const call = { name: 'submit_answer', arguments: JSON.stringify({ answer }) };
  sendEvents(response, [
    chunk({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }] }),
    chunk({}, 'tool_calls'),
    { ...chunk({}), choices: [], usage: { prompt_tokens: 900, completion_tokens: 400, total_tokens: 1300 } },
  ]);
  response.end('data: [DONE]\n\n');
}
