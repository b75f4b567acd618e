import { createInterface, type Interface } from 'node:readline';
import type { Cli } from '../cli.ts';
import { ExitCode } from '../exit-code.ts';
import { plain } from '../output/plain-text.ts';
import { shortId } from '../recommendation-text.ts';
import { askQuestion, type Turn } from './ask-question.ts';
import type { ChatSession } from './chat-session.ts';
import { chatTeller, silentTeller } from './chat-teller.ts';
import { isAnswered, showEnding, turnData } from './turn-view.ts';

const SHOWN_AGAIN = 2;

/** Asks one question and shows what came of it. */
export async function answerOnce(session: ChatSession, question: string, signal: AbortSignal): Promise<Turn> {
  const { cli, scope } = session;
  const isJson = cli.flags.json;
  const teller = chatTeller(cli.terminal);
  const turn = await askQuestion(session, question, { signal, watcher: isJson ? silentTeller : teller });
  cli.signal.throwIfAborted();
  if (!isJson) {
    // What another worker answered was not told here.
    if (turn.answer !== undefined && teller.told().trim() === '') writeText(turn.answer.text, cli);
    showEnding(turn, scope.tenant, cli.terminal);
  }
  return turn;
}

/** One question per line, until there are no more; the exit code is `no` when one was not answered. */
export async function answerLines(session: ChatSession): Promise<ExitCode> {
  const { cli } = session;
  const lines = createInterface({ input: process.stdin });
  cli.signal.addEventListener('abort', () => lines.close(), { once: true });
  let code: ExitCode = ExitCode.ok;
  for await (const line of lines) {
    if (line.trim() !== '' && !(await answerLine(session, line))) code = ExitCode.no;
  }
  cli.signal.throwIfAborted();
  return code;
}

async function answerLine(session: ChatSession, line: string): Promise<boolean> {
  const { flags, signal, terminal } = session.cli;
  const { out } = terminal;
  if (!flags.json) out.write(`${out.paint.bold(`> ${plain(line)}`)}\n`);
  const turn = await answerOnce(session, line, signal);
  if (flags.json) out.write(`${JSON.stringify(turnData(turn))}\n`);
  return isAnswered(turn);
}

/** Talks with a person: Ctrl-C stops an answer; at the prompt, it or Ctrl-D ends. */
export async function talk(session: ChatSession): Promise<ExitCode> {
  await welcome(session);
  const { cli } = session;
  const { bold } = cli.terminal.out.paint;
  const prompt = createInterface({ input: process.stdin, output: process.stdout, prompt: bold('you> ') });
  let answering: AbortController | undefined;
  prompt.on('SIGINT', () => (answering === undefined ? prompt.close() : answering.abort()));
  cli.signal.addEventListener('abort', () => prompt.close(), { once: true });
  prompt.prompt();
  for await (const line of prompt) {
    if (isFarewell(line)) break;
    answering = new AbortController();
    await answerOrExplain(session, line, AbortSignal.any([cli.signal, answering.signal]));
    answering = undefined;
    prompt.prompt();
  }
  return leave(session, prompt);
}

async function answerOrExplain(session: ChatSession, line: string, signal: AbortSignal): Promise<void> {
  if (line.trim() === '') return;
  const { AppError } = await import('#core/errors.ts');
  try {
    await answerOnce(session, line, signal);
  } catch (error) {
    // One message that could not be taken ends no conversation.
    if (session.cli.signal.aborted || !(error instanceof AppError)) throw error;
    const { notes } = session.cli.terminal;
    notes.write(`${notes.paint.red(plain(error.message))}\n`);
  }
}

function isFarewell(line: string): boolean {
  return /^\s*(?:\/?(?:exit|quit|koniec))\s*$/i.test(line);
}

function leave({ cli, thread, scope }: ChatSession, prompt: Interface): ExitCode {
  prompt.close();
  const { out } = cli.terminal;
  const words =
    thread === undefined
      ? ''
      : `To go on: steward chat --tenant ${scope.tenant.slug} --thread ${shortId(thread.id)}\n`;
  out.write(`\n${out.paint.dim(words)}`);
  cli.signal.throwIfAborted();
  return ExitCode.ok;
}

/** What was said last, so that one can go on from there. */
async function welcome(session: ChatSession): Promise<void> {
  const { cli, scope, thread } = session;
  const { out } = cli.terminal;
  const { dim } = out.paint;
  const hint = 'Ctrl-C stops an answer, Ctrl-D ends. "help" shows what can be asked without a model.';
  if (thread === undefined) return out.write(`${dim(`A new thread about ${scope.tenant.name}. ${hint}`)}\n`);
  const title = plain(thread.title ?? '');
  out.write(`${dim(`Goes on with thread ${shortId(thread.id)}, “${title}”. ${hint}`)}\n`);
  const { listMessages } = await import('#storage/runtime/thread.repository.ts');
  const messages = await listMessages(scope.db, thread.id);
  for (const { role, content } of messages.slice(-SHOWN_AGAIN)) {
    const text = content.split('\n').map(plain).join('\n');
    out.write(dim(role === 'user' ? `\nyou> ${text}\n` : `${text}\n\n`));
  }
}

function writeText(text: string, { terminal: { out } }: Cli): void {
  out.write(`${text.split('\n').map(plain).join('\n')}\n\n`);
}
