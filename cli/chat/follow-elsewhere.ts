import type { TenantDatabase } from '#storage/database.ts';
import { plain } from '../output/plain-text.ts';
import type { ChatWatcher } from './chat-session.ts';

/** Follows the journal of a run that another worker has. */
export interface Following {
  /** Begins once; a second call changes nothing. */
  begin(): void;
  end(): Promise<void>;
}

/** Prepares to follow a run, and to tell of its tools as their lines are written. */
export function followElsewhere(
  db: TenantDatabase,
  executionId: string,
  watcher: Pick<ChatWatcher, 'onLine'>,
): Following {
  const stop = new AbortController();
  let following: Promise<void> | undefined;
  const follow = async (): Promise<void> => {
    const { followRun } = await import('#runtime/follow-run.ts');
    for await (const news of followRun(db, executionId, { signal: stop.signal })) {
      const isTold = news.type === 'step' && ['tool', 'model'].includes(news.step.kind);
      if (isTold) watcher.onLine(plain(`${news.step.kind} ${news.step.name}`));
    }
  };
  return {
    begin() {
      following ??= follow().catch((error: unknown) => {
        if (!stop.signal.aborted) throw error;
      });
      // Whoever waits for the answer hears of a failure there.
      following.catch(() => {});
    },
    async end() {
      stop.abort();
      await following?.catch(() => {});
    },
  };
}
