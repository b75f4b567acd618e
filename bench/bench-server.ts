import { getBinaries } from '../scripts/postgres-binaries.ts';
import { type ServerOptions, startServer, type TemporaryServer } from '../scripts/postgres-server.ts';
import { ensureVector } from '../scripts/postgres-vector.ts';

/** Starts a PostgreSQL of our own, which ends with this process. */
export async function startBenchServer(options: ServerOptions): Promise<TemporaryServer> {
  const binaries = getBinaries();
  ensureVector(binaries);
  const server = await startServer(binaries, options);
  process.on('exit', server.stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  console.log(`PostgreSQL ${binaries.major} at ${server.url}${options.durable ? ', durable' : ''}`);
  return server;
}
