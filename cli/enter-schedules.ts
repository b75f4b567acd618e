import type { Cli, TenantScope } from './cli.ts';

/** The tenant's side of the store, with the schedules of this version in it. */
export async function enterSchedules(cli: Cli, slug: string): Promise<TenantScope> {
  const { mirrorTriggers } = await import('#runtime/schedule/mirror-triggers.ts');
  const scope = await cli.enter(slug);
  await mirrorTriggers(scope.db);
  return scope;
}
