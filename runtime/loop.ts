import type { Logger } from '#core/log.ts';

/** Something that is done again and again. */
export interface Housekeeping {
  readonly name: string;
  /** Milliseconds from the end of one turn to the beginning of the next. */
  readonly every: number;
  work(): Promise<unknown>;
}

/** A loop that runs until it is stopped, whatever its work throws. */
export interface WorkerLoop {
  /** Has the next turn begin now. */
  wake(): void;
  /** Resolves when the turn under way has ended. */
  stop(): Promise<void>;
}

/** After a failure the next turn waits twice as long as before, up to this many milliseconds. */
const LONGEST_WAIT = 2_000;

/** Starts the loop. A failure is logged once for a row of them and the work is tried again later. */
export function runLoop({ name, every, work }: Housekeeping, log: Logger): WorkerLoop {
  let isStopped = false;
  let failures = 0;
  let isWoken = false;
  let wake = (): void => {};

  async function turn(): Promise<void> {
    try {
      await work();
      if (failures > 0) log.info({ failures }, `${name}: works again`);
      failures = 0;
    } catch (error) {
      if (failures === 0) log.warn({ err: error }, `${name}: failed, is tried again`);
      failures += 1;
    }
  }

  async function rest(): Promise<void> {
    if (isWoken || isStopped) return;
    const pause = failures === 0 ? every : Math.min(LONGEST_WAIT, every * 2 ** failures);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, pause);
    wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      isWoken = false;
      await turn();
      await rest();
    }
  }

  const running = run();
  return {
    wake() {
      isWoken = true;
      wake();
    },
    async stop() {
      isStopped = true;
      wake();
      await running;
    },
  };
}
