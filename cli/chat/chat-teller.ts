import type { RunEvent, StepEvent, TextEvent } from '#runtime/environment.ts';
import { plain } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';
import type { ChatWatcher } from './chat-session.ts';

/** Tells an answer while it is made: steps as notes, text as it comes. */
export interface ChatTeller extends ChatWatcher {
  /** What was told of the answer and was not taken back; nothing where nobody watches. */
  told(): string;
}

const WAITING = {
  elsewhere: 'another worker answers; following it',
  outage: 'the database cannot be reached; trying again',
};

/** Why a draft is void, and what comes next. */
const VOID = {
  broken: ', and it broke off; it begins anew',
  refused: ', and not all of its figures hold; it is written again',
  checked: '; this was checked',
};

/** A teller for one question. */
export function chatTeller({ out, notes, symbols }: Terminal): ChatTeller {
  const { dim, red } = notes.paint;
  let told = '';
  let waited: string | undefined;
  const note = (text: string): void => notes.write(`${text}\n`);

  function tellText({ piece, because }: TextEvent): void {
    // Whoever reads a file or a pipe has no use for a draft; what was kept is written at the end.
    if (!out.isTerminal) return;
    if (piece === null) {
      // Only what somebody has seen has to be taken back.
      if (told !== '') out.write(`\n${out.paint.dim(`(that was a draft${VOID[because ?? 'broken']}:)`)}\n`);
      told = '';
      return;
    }
    told += piece;
    out.write(piece.split('\n').map(plain).join('\n'));
  }

  return {
    told: () => told,
    onLine: (text) => note(dim(`  ${symbols.started} ${text}`)),
    onWait(why) {
      if (waited !== why) note(dim(`  ${WAITING[why]}`));
      waited = why;
    },
    onEvent(event: RunEvent) {
      if (event.type === 'text') return tellText(event);
      if (!isTold(event)) return;
      if (event.type === 'started') note(dim(`  ${symbols.started} ${describe(event)}`));
      else if (event.status === 'failed') note(red(`  ${symbols.failed} ${describe(event)}`));
    },
  };
}

/** Nobody is told anything. */
export const silentTeller: ChatWatcher = { onEvent() {}, onLine() {}, onWait() {} };

function isTold({ kind }: StepEvent): boolean {
  return kind === 'tool' || kind === 'model';
}

function describe({ kind, name, asked = '', detail = '' }: StepEvent): string {
  return [`${kind} ${name}`, asked, detail]
    .filter((part) => part !== '')
    .map(plain)
    .join('  ');
}
