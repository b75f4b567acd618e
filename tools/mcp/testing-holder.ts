import { aCall, gatewayTo, troubledServer } from './testing.ts';

/* A process that holds a stubborn server and waits to be killed; a program of its own, for tests. */
const [, , mark = ''] = process.argv;
const gateway = gatewayTo(troubledServer(['--stubborn', '--needs', mark]));
await gateway.call(aCall());
process.stdout.write('ready\n');
