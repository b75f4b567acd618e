import type { AdmitRun } from '#runtime/admit-run.ts';
import type { Engine } from '#runtime/environment.ts';
import type { SourceGateway } from '#tools/source/source-gateway.ts';
import type { Cli } from './cli.ts';
import { composeModels } from './compose-models.ts';

/** What this process admits runs and works on them with; one for all commands of a process. */
export function composeEngine(cli: Cli): Promise<Engine> {
  return cli.engine();
}

/** The same command line, whose runs ask other sources than those that the shop connected. */
export function withSources(cli: Cli, sources: SourceGateway): Cli {
  return { ...cli, engine: async () => ({ ...(await cli.engine()), sources }) };
}

/** Admits runs for the workers. */
export async function composeAdmit(cli: Cli): Promise<AdmitRun> {
  const { runAdmitter } = await import('#runtime/admit-run.ts');
  return runAdmitter(await cli.engine());
}

/** Opens the engine; its queue is to be closed before the store. */
export async function openRuntime(cli: Cli): Promise<Engine> {
  const [{ openEngine }, { takeOverAll }, { all: graphs }] = await Promise.all([
    import('#runtime/engine.ts'),
    import('#runtime/take-over.ts'),
    import('#graphs/registry.gen.ts'),
  ]);
  const [store, log] = [await cli.store(), await cli.log()];
  const models = await composeModels(cli);
  const { leaseSeconds, queues } = cli.settings;
  const own = {
    ...(leaseSeconds === undefined ? {} : { leaseSeconds }),
    ...(queues === undefined ? {} : { queues }),
  };
  const mcp = cli.gateway();
  const { mcpSources } = await import('#tools/source/mcp-sources.ts');
  const engine = await openEngine(store, { log, graphs, models, mcp, sources: mcpSources(mcp), ...own });
  // One process owns the embedded database: whoever held a run before is gone.
  if (store.kind === 'embedded') await takeOverAll(engine);
  return engine;
}
