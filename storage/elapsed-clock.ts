/** Seconds that have passed since it was opened. */
export type ElapsedClock = () => number;

/** What a process can look at: one clock that never jumps but stands still while the machine sleeps, and the wall's. */
export interface Clocks {
  /** Milliseconds; only goes forward. */
  monotonic(): number;
  /** Milliseconds; may be wrong and may be set. */
  wall(): number;
}

const THIS_MACHINE: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/** Counts seconds also while the machine sleeps. A wall clock that is set back changes nothing; one that is set forward adds. */
export function openElapsedClock({ monotonic, wall }: Clocks = THIS_MACHINE): ElapsedClock {
  const [awakeSince, since] = [monotonic(), wall()];
  return () => Math.max(monotonic() - awakeSince, wall() - since) / 1000;
}
