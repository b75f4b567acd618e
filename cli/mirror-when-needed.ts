import type { Store } from '#storage/store.ts';
import type { Cli } from './cli.ts';

/** Brings the store's catalogues (agents, tools, metrics, templates) in line with this version of the code. */
export async function mirrorWhenNeeded(store: Store, cli: Cli): Promise<void> {
  const { mirrorRegistry } = await import('#runtime/mirror-registry.ts');
  const isWritten = await mirrorRegistry(store.owner);
  if (isWritten) (await cli.log()).info('catalogues brought up to date');
}
