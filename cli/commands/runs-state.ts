import { Command } from 'commander';
import { z } from 'zod';
import type { InspectedRun } from '#runtime/inspect-run.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { RunWait } from '#storage/runtime/run-overview.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { plain } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';
import { toolContext } from '../tool-context.ts';
import { aboutRun, runInput } from './run-reference.ts';

const stateInput = runInput.extend({
  at: z.coerce.number('must be a whole number').int().min(0, 'must not be negative').optional(),
});

/** `steward runs state` */
export function stateCommand(cli: Cli): Command {
  const command = aboutRun(
    new Command('state').description(
      "the graph's state, the nodes that come next and open questions, played from the journal without doing anything",
    ),
  ).option('--at <super-step>', 'the state after this super-step instead of the latest');
  withExamples(command, ['runs state 3 --tenant merch', 'runs state 3 --tenant merch --at 2 --json']);
  return answering(command, cli, { input: stateInput, run: inspect });
}

async function inspect(
  { tenant: slug, run: reference, at }: z.output<typeof stateInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ inspectRun }, { getExecution }, { listWaits }, { all: graphs }] = await Promise.all([
    import('#runtime/inspect-run.ts'),
    import('#storage/runtime/execution.repository.ts'),
    import('#storage/runtime/run-overview.repository.ts'),
    import('#graphs/registry.gen.ts'),
  ]);
  const scope = await cli.enter(slug);
  const execution = await getExecution(scope.db, reference);
  const context = await toolContext(cli, scope);
  const state = await inspectRun({ graphs }, { execution, context, at });
  const waits = execution.endedAt === null ? await listWaits(scope.db, execution.id) : [];
  return {
    data: { run: execution.number, status: execution.status, ...state, waits },
    show: (terminal) => show({ execution, state, waits }, terminal),
  };
}

function show(
  { execution, state, waits }: { execution: Execution; state: InspectedRun; waits: readonly RunWait[] },
  { out }: Terminal,
): void {
  const { bold } = out.paint;
  const next = state.next.map(({ place }) => plain(place)).join(', ');
  out.write(`${bold(`Run ${execution.number}, ${execution.status}, after super-step ${state.superStep}`)}\n`);
  out.write(`next: ${next === '' ? 'nothing: the graph is at its end' : next}\n`);
  for (const { number, summary, place } of waits) {
    out.write(`open: ${number === null ? '' : `approval ${number}, `}${plain(summary)} (${plain(place)})\n`);
  }
  for (const line of JSON.stringify(state.values, null, 2).split('\n')) out.write(`${plain(line)}\n`);
}
