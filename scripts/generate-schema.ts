import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '#storage/migrate.ts';
import { dumpImage } from '#storage/pools.ts';
import { dumpSchema } from '#storage/schema-dump.ts';

const FILE = join(import.meta.dirname, '..', 'storage', 'schema.sql');

await dumpImage(async (pool) => {
  await migrate(pool);
  writeFileSync(FILE, await dumpSchema(pool));
});
