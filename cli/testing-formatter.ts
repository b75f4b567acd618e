import type { ServerResponse } from 'node:http';
import { growthRecommendationFormatter } from '#agents/growth/growth-recommendation-formatter.agent.ts';
import { PROFILE } from '#evals/growth/demo-shop.ts';
import { chunk, openRawProvider, type RawProvider, sendEvents } from '#models/testing.ts';

/** What the model adds to its words, so that they are not the playbook's. */
export const OWN_WORDS = 'Tell the team before you begin.';

/** A provider whose model words recommendations of the demo shop well, in the protocol of OpenAI. */
export async function openFormatterProvider(): Promise<RawProvider> {
  const provider: { opened?: RawProvider } = {};
  provider.opened = await openRawProvider((response, requestNumber) => {
    const asked = provider.opened?.requests[requestNumber - 1] ?? '';
    wordedFor(asked).then(
      (answer) => submit(response, answer),
      (error: Error) => response.destroy(error),
    );
  });
  return provider.opened;
}

async function wordedFor(asked: string): Promise<object> {
  const { messages } = JSON.parse(asked);
  const fenced = /<input>\n(.*)\n<\/input>/s.exec(messages[1].content)?.[1] ?? '';
  const input = growthRecommendationFormatter.input.parse(JSON.parse(fenced.replaceAll('&lt;', '<')));
  const tenant = { ...PROFILE, id: '', locale: 'en' } as const;
  const useTool = () => Promise.reject(new Error('The formatter has no tools.'));
  const worded = await growthRecommendationFormatter.playbook(input, {
    tenant,
    now: () => new Date(),
    useTool,
  });
  const { en } = worded.texts;
  return { ...worded, texts: { ...worded.texts, en: { ...en, desc: `${en.desc} ${OWN_WORDS}` } } };
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
