import type { WorkResult } from '#runtime/execute-run.ts';
import type { WorkerOptions } from '#runtime/worker.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Cli } from '../cli.ts';
import { formatDuration } from './format.ts';
import { plain } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** Says what a worker does: one line each, for people or as JSON. */
export interface ServiceTeller {
  ready(worker: { worker: string; concurrency: number; queues: readonly string[] | undefined }): void;
  readonly begun: NonNullable<WorkerOptions['onBegun']>;
  readonly result: NonNullable<WorkerOptions['onResult']>;
  draining(runs: number, graceSeconds: number): void;
  drained(): void;
}

interface Begun {
  readonly execution: Execution;
  readonly tenant: string;
  /** Monotonic, in milliseconds. */
  readonly at: number;
}

const WORDS = {
  suspended: 'waits for somebody outside',
  released: 'was given back to the queue',
  lost: 'is another worker’s by now',
  interrupted: 'was left because the database went away; it will be taken up again',
};

/** The teller of this process. */
export function serviceTeller({ terminal, flags }: Pick<Cli, 'terminal' | 'flags'>): ServiceTeller {
  const { out, symbols } = terminal;
  const { paint } = out;
  const begun = new Map<string, Begun>();

  function tell(data: object, line: string): void {
    out.write(`${flags.json ? JSON.stringify({ at: new Date().toISOString(), ...data }) : line}\n`);
  }

  function tellResult(executionId: string, result: WorkResult): void {
    const known = begun.get(executionId);
    begun.delete(executionId);
    const { mark, words, ...data } = outcomeOf(result, terminal);
    if (known === undefined) {
      tell({ executionId, ...data }, `${mark} run ${executionId} ${words}`);
      return;
    }
    const milliseconds = Math.round(performance.now() - known.at);
    tell(
      { executionId, ...factsOf(known), ...data, milliseconds },
      `${mark} ${nameOf(known)} ${words} ${paint.dim(formatDuration(milliseconds))}`,
    );
  }

  return {
    ready({ worker, concurrency, queues }) {
      const from = queues === undefined ? 'all queues' : `queues ${queues.join(', ')}`;
      tell(
        { type: 'ready', worker, concurrency, queues },
        `works on ${from}, up to ${concurrency} runs at once`,
      );
    },
    begun({ execution, tenant }) {
      const one = { execution, tenant: tenant.slug, at: performance.now() };
      begun.set(execution.id, one);
      const line = `${symbols.started} ${nameOf(one)} ${paint.dim(plain(JSON.stringify(execution.input)))}`;
      tell({ type: 'begun', executionId: execution.id, ...factsOf(one) }, line);
    },
    result: ({ executionId }, result) => tellResult(executionId, result),
    draining(runs, graceSeconds) {
      const wait = runs === 0 ? '' : `; ${runs} runs have ${graceSeconds} s to end`;
      tell({ type: 'draining', runs, graceSeconds }, `takes nothing new${wait}`);
    },
    drained: () => tell({ type: 'drained' }, 'ended'),
  };
}

interface Outcome {
  readonly type: 'left' | 'ended';
  readonly mark: string;
  readonly words: string;
}

function outcomeOf(result: WorkResult, { out: { paint }, symbols }: Terminal): Outcome {
  if ('left' in result) return { type: 'left', mark: '-', words: WORDS[result.left], ...result };
  const { status, error } = result.ended;
  const mark = status === 'completed' ? paint.green(symbols.done) : paint.red(symbols.failed);
  const words = error === null ? status : `${status}: ${plain(error)}`;
  return { type: 'ended', mark, words, ...{ status, error } };
}

function nameOf({ execution, tenant }: Begun): string {
  return `${tenant} run ${execution.number} ${execution.graph}`;
}

function factsOf({ execution, tenant }: Begun): object {
  return { tenant, run: execution.number, graph: execution.graph };
}
