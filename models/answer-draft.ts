import type { FinishReason, ModelAnswer, ModelToolCall, ModelUsage } from './model.ts';
import { modelFault } from './model-error.ts';
import type { CallFragment, ModelPiece } from './model-piece.ts';
import { rekey } from './tool-call-names.ts';

/** What a provider's answer says by itself. */
export type ReadAnswer = Pick<ModelAnswer, 'text' | 'toolCalls' | 'finish' | 'usage'>;

/** An answer while it comes. */
export interface AnswerDraft {
  add(piece: ModelPiece): void;
  /** As far as it has been reported, also of an answer that breaks off. */
  usage(): ModelUsage | null;
  /** The whole answer. A stream without a finish is a broken one, not an answer. */
  finish(takenIds: ReadonlySet<string>): ReadAnswer;
}

interface Words {
  text: string;
  refusal: string;
}

/** Begins an answer. */
export function openDraft(): AnswerDraft {
  const calls = new Map<number, ModelToolCall>();
  const said = { text: '', refusal: '', pieces: 0 };
  let usage: ModelUsage | null = null;
  let finish: FinishReason | null = null;
  return {
    add(piece) {
      said.pieces += 1;
      if ('call' in piece) addFragment(calls, piece.call);
      else if ('usage' in piece) usage = piece.usage;
      else if ('finish' in piece) finish = piece.finish;
      else addWords(said, piece);
    },
    usage: () => usage,
    finish(takenIds) {
      if (finish === null) throw modelFault(said.pieces === 0 ? 'unreadable' : 'truncated');
      const ending = endingOf(finish, said, calls.size);
      const text = ending === 'refusal' ? said.text + said.refusal : said.text;
      return { text, toolCalls: callsOf(ending, calls, takenIds), finish: ending, usage };
    },
  };
}

/** A call that was cut may look whole: `{}` fits a schema without required fields. So calls count only if they were the ending. */
function callsOf(
  ending: FinishReason,
  calls: ReadonlyMap<number, ModelToolCall>,
  takenIds: ReadonlySet<string>,
): ModelToolCall[] {
  return ending === 'tool_calls' ? rekey([...calls.values()].map(whole), takenIds) : [];
}

function addWords(said: Words, piece: { readonly text: string } | { readonly refusal: string }): void {
  if ('text' in piece) said.text += piece.text;
  else said.refusal += piece.refusal;
}

function addFragment(
  calls: Map<number, ModelToolCall>,
  { position, id = '', name = '', json = '' }: CallFragment,
): void {
  const known = calls.get(position) ?? { id: '', name: '', argumentsJson: '' };
  calls.set(position, {
    id: known.id || id,
    name: known.name + name,
    argumentsJson: known.argumentsJson + json,
  });
}

function whole(call: ModelToolCall): ModelToolCall {
  return { ...call, argumentsJson: call.argumentsJson.trim() || '{}' };
}

/** What came decides between the two good endings: servers mix them up. */
function endingOf(finish: FinishReason, { text, refusal }: Readonly<Words>, calls: number): FinishReason {
  if (finish !== 'stop' && finish !== 'tool_calls') return finish;
  if (refusal !== '') return 'refusal';
  if (calls > 0) return 'tool_calls';
  return text.trim() === '' ? 'empty' : 'stop';
}
