import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { dumpSchema } from './schema-dump.ts';
import { openTestStore, type TestStore } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

// Another major version of PostgreSQL words the same definitions differently; the file is written by the embedded one.
it.runIf(inject('databaseServer') === undefined)(
  'keeps storage/schema.sql true to the migrations',
  async () => {
    const file = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8');

    expect(await dumpSchema(store.pool), 'run "npm run generate" and commit the result').toBe(file);
  },
);
