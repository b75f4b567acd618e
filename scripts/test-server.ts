import { getBinaries } from './postgres-binaries.ts';
import { startServer } from './postgres-server.ts';
import { ensureVector } from './postgres-vector.ts';
import { runSteps, vitestStep } from './test-steps.ts';

const INTERRUPTED = 130;
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());

process.env.STEWARD_TEST_SERVER ??= await startOwn();
const step = vitestStep('server', ['--project', 'database', ...process.argv.slice(2)]);
try {
  process.exitCode = (await runSteps([step], ending.signal)) ? 0 : 1;
} catch (error) {
  if (!ending.signal.aborted) throw error;
  process.exitCode = INTERRUPTED;
}

async function startOwn(): Promise<string> {
  const binaries = getBinaries();
  ensureVector(binaries);
  const server = await startServer(binaries);
  process.on('exit', server.stop);
  console.error(`PostgreSQL ${binaries.major} at ${server.url}`);
  return server.url;
}
