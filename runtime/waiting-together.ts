import { WaitingError } from '#core/errors.ts';

/** Parallel work of one run: what has to wait is let go only when the rest has ended or waits, too. */
export interface Together {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Opens a gathering. Work inside work has to be of another gathering, or it would wait for itself. */
export function openTogether(): Together {
  const underWay = new Set<Promise<void>>();
  return {
    async run(work) {
      const { promise, resolve: arrive } = Promise.withResolvers<void>();
      underWay.add(promise);
      try {
        return await work();
      } catch (error) {
        arrive();
        if (error instanceof WaitingError) await Promise.all(underWay);
        throw error;
      } finally {
        arrive();
        underWay.delete(promise);
      }
    },
  };
}
