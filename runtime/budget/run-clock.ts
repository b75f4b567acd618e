const MILLISECONDS = 1000;

/** Seconds since a run started. */
export type RunClock = () => Promise<number>;

/** Asks the database once how long a run has been going, and goes on from there by differences of our own clock. */
export function runClock(readSeconds: () => Promise<number>, now: () => Date): RunClock {
  let start: Promise<number> | undefined;
  /** When the run started, as our own clock has it, however wrong that is. */
  const readStart = async (): Promise<number> => {
    const seconds = await readSeconds();
    return now().getTime() - seconds * MILLISECONDS;
  };
  return async () => {
    start ??= readStart().catch((error) => {
      start = undefined;
      throw error;
    });
    return (now().getTime() - (await start)) / MILLISECONDS;
  };
}
