import type { ModelMessage, ModelToolCall } from './model.ts';

/** What every provider takes as the name of a tool and as the id of a call. */
const TAKEN_CHARACTERS = /^[\w-]{1,64}$/;
const NAME_LENGTH = 64;

/** A name that providers take back in a history: they refuse the whole conversation for a bad one. */
export function cleanToolName(name: string): string {
  if (TAKEN_CHARACTERS.test(name)) return name;
  return name.replaceAll(/[^\w-]+/g, '_').slice(0, NAME_LENGTH) || 'unnamed';
}

/** Gives an id of its own to each call that has none, a garbled one, or one that another call has already. */
export function rekey(calls: readonly ModelToolCall[], takenIds: ReadonlySet<string>): ModelToolCall[] {
  const taken = new Set(takenIds);
  return calls.map((call) => {
    const id = TAKEN_CHARACTERS.test(call.id) && !taken.has(call.id) ? call.id : freeId(taken);
    taken.add(id);
    return { ...call, id };
  });
}

function freeId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`call_${number}`)) number += 1;
  return `call_${number}`;
}

/** Ids of calls that a conversation has already. */
export function callIds(messages: readonly ModelMessage[]): ReadonlySet<string> {
  return new Set(
    messages
      .flatMap((message) => (message.role === 'assistant' ? message.toolCalls : []))
      .map(({ id }) => id),
  );
}
