import type { RunEnvironment, RunEvent } from '#runtime/environment.ts';
import type { Cli, TenantScope } from './cli.ts';
import { composeModel } from './compose-model.ts';

/** What a run is lent when somebody starts it here. */
export async function runEnvironment(
  cli: Cli,
  { tenant, db }: TenantScope,
  onEvent: (event: RunEvent) => void,
): Promise<RunEnvironment> {
  const model = await composeModel(cli.settings);
  return {
    db,
    tenant,
    now: cli.now,
    signal: cli.signal,
    log: await cli.log(),
    trigger: 'manual',
    model,
    onEvent,
  };
}
