import type { InlineWorker } from '#runtime/inline-worker.ts';
import type { Cli, TenantScope } from './cli.ts';
import { composeEngine } from './compose-runtime.ts';
import { installedVersion } from './installed-version.ts';
import { mirrorWhenNeeded } from './mirror-when-needed.ts';

/** Lends a worker for single runs, on a store whose catalogues are up to date, and closes it however the work ends. */
export async function withWorker<T>(
  cli: Cli,
  { store }: Pick<TenantScope, 'store'>,
  work: (worker: InlineWorker) => Promise<T>,
): Promise<T> {
  await mirrorWhenNeeded(store, cli);
  const { openInlineWorker } = await import('#runtime/inline-worker.ts');
  const worker = openInlineWorker(await composeEngine(cli), installedVersion());
  try {
    return await work(worker);
  } finally {
    await worker.close();
  }
}
