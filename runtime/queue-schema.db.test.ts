import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestStore, type TestStore } from '#storage/testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const manifest = z.object({ schema: z.number(), version: z.string() });

it('is the schema that the installed pg-boss works with', async () => {
  const entry = import.meta.resolve('pg-boss');
  const file = new URL('../package.json', entry);
  const { pgboss, version } = z
    .object({ version: z.string(), pgboss: manifest.pick({ schema: true }) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));

  const { rows } = await store.pool.query('select version from pgboss.version');

  expect(version).toBe('12.35.0');
  expect(rows).toEqual([{ version: pgboss.schema }]);
});
