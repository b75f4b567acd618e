import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { StepOpening } from './step.ts';

const conversation = z.object({
  messages: z.array(z.looseObject({ role: z.string(), text: z.string() })),
  tools: z.array(z.string()),
});

/** Says what of a question differs from the one that was asked then, for whoever changed a prompt, a tool or a graph. */
export function whatChanged({ kind, input }: Pick<StepOpening, 'kind' | 'input'>, before: unknown): string {
  const [then, now] = [conversation.safeParse(before), conversation.safeParse(input)];
  if (kind !== 'model' || !then.success || !now.success) return 'Its input is another one.';
  const changed = [
    ...(isDeepStrictEqual(textsOf(then.data, 'system'), textsOf(now.data, 'system'))
      ? []
      : ['the instructions']),
    ...(isDeepStrictEqual(then.data.tools, now.data.tools) ? [] : ['the list of tools']),
    ...(isDeepStrictEqual(textsOf(then.data, 'user'), textsOf(now.data, 'user')) ? [] : ['the input']),
    ...(isDeepStrictEqual(textsOf(then.data, 'tool'), textsOf(now.data, 'tool'))
      ? []
      : ['a tool result as it is shown']),
  ];
  if (changed.length === 0) return 'Something else of the conversation is another one.';
  return `Changed: ${changed.join(', ')}.`;
}

function textsOf({ messages }: z.output<typeof conversation>, role: string): string[] {
  return messages.filter((message) => message.role === role).map(({ text }) => text);
}
