import { testingHttp } from './testing-http-server.ts';
import { testingStdio } from './testing-stdio-server.ts';
import { readTroubles } from './testing-troubles.ts';

/*
 * A server that makes trouble, for tests: `node testing-server.ts --on-call hang …` speaks over stdio, with `--http` it
 * prints its address and serves there. Written by hand, since no library would let it do what it does.
 */
const troubles = readTroubles(process.argv.slice(2));
if (troubles.http) await testingHttp(troubles);
else testingStdio(troubles);
