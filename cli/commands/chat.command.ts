import { Command } from 'commander';
import { z } from 'zod';
import { finishEarlier } from '../chat/ask-question.ts';
import { answerLines, answerOnce, talk } from '../chat/chat-loop.ts';
import { type ChatSession, chooseThread, withSession } from '../chat/chat-session.ts';
import { silentTeller } from '../chat/chat-teller.ts';
import { isAnswered, turnData } from '../chat/turn-view.ts';
import type { Cli } from '../cli.ts';
import { serving, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';

const input = z.object({
  tenant: z.string(),
  thread: z.string().optional(),
  new: z.boolean().default(false),
  once: z.string().optional(),
});

/** `steward chat`: asks the orchestrator. */
export function chatCommand(cli: Cli): Command {
  const command = new Command('chat')
    .description('ask in words; the answer comes from the store, with its evidence')
    .addOption(tenantOption())
    .option('--thread <id>', 'go on with this thread: its id, or the beginning of it')
    .option('--new', 'begin a new thread, where a person would go on with the last one')
    .option('--once <question>', 'answer this and end; in a new thread unless --thread names one');
  command.addHelpText(
    'after',
    `
Without --once each line is a question. On a terminal Ctrl-C stops the answer and not the program. Questions through a
pipe go into a new thread; with --json each answer is one line. Exits with 1 when a question was not answered, for
example because it needs a model. Type "help" to see what can be asked without one.`,
  );
  withExamples(command, [
    'chat --tenant merch',
    'chat --tenant merch --once "why did revenue fall last week?"',
    'chat --tenant merch --once "co mam zrobić najpierw?" --json',
    'chat --tenant merch < questions.txt',
  ]);
  return serving(command, cli, { input, run: chat });
}

async function chat(options: z.output<typeof input>, cli: Cli): Promise<ExitCode> {
  const scope = await cli.enter(options.tenant);
  const { once, thread } = options;
  const isPerson = once === undefined && process.stdin.isTTY === true && !cli.flags.json;
  const chosen = await chooseThread(scope, { thread, isNew: options.new || !isPerson });
  return withSession(cli, scope, async (session) => {
    session.thread = chosen;
    await finishEarlier(session, { signal: cli.signal, watcher: silentTeller });
    if (once !== undefined) return answerAlone(session, once);
    return isPerson ? talk(session) : answerLines(session);
  });
}

async function answerAlone(session: ChatSession, question: string): Promise<ExitCode> {
  const { flags, signal, terminal } = session.cli;
  const turn = await answerOnce(session, question, signal);
  if (flags.json) terminal.out.write(`${JSON.stringify(turnData(turn), null, 2)}\n`);
  return isAnswered(turn) ? ExitCode.ok : ExitCode.no;
}
