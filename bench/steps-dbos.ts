import { createDatabase } from './bench-database.ts';
import { type Contender, kilobyte, STEPS } from './contender.ts';
import { loadPeer } from './peers.ts';

/** What we use of DBOS Transact, as the locked version has it. */
interface Dbos {
  readonly DBOS: {
    setConfig(config: Readonly<Record<string, unknown>>): void;
    registerWorkflow(work: () => Promise<string>, options: { name: string }): () => Promise<string>;
    runStep(work: () => Promise<string>, options: { name: string }): Promise<string>;
    withNextWorkflowID<Result>(id: string, work: () => Promise<Result>): Promise<Result>;
    launch(): Promise<void>;
    shutdown(): Promise<void>;
  };
}

/** DBOS Transact: the same ten results, each a step of a workflow, called in this process as ours is. */
export async function openDbos(serverUrl: string): Promise<Contender> {
  // The version is locked, and the shape above is that of this version.
  const { DBOS } = (await loadPeer('@dbos-inc/dbos-sdk')) as Dbos;
  const database = await createDatabase(serverUrl);
  DBOS.setConfig({
    name: 'steward-bench',
    systemDatabaseUrl: database.url,
    logLevel: 'error',
    runAdminServer: false,
  });
  const tenSteps = DBOS.registerWorkflow(
    async () => {
      let last = '';
      for (let index = 0; index < STEPS; index += 1) {
        last = await DBOS.runStep(async () => kilobyte(), { name: `step_${index}` });
      }
      return `${last.length}`;
    },
    { name: 'ten_steps' },
  );
  await DBOS.launch();
  return {
    name: 'dbos',
    database,
    async run(name) {
      await DBOS.withNextWorkflowID(name, tenSteps);
    },
    close: () => DBOS.shutdown(),
  };
}
