import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { readMasterKeys } from '../compose-vault.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import type { Rotation } from '../integrations/rotate-all.ts';
import type { Output } from '../output/terminal.ts';
import { withLiveLine } from '../with-live-line.ts';

/** `steward integrations rotate-keys` */
export function rotateCommand(cli: Cli): Command {
  const command = new Command('rotate-keys').description(
    'give every tenant a new data key and seal its secrets anew',
  );
  command.addHelpText(
    'after',
    `
To change the master key: set STEWARD_MASTER_KEY_NEXT (or _NEXT_FILE) for all
processes, run this, then make it STEWARD_MASTER_KEY everywhere. Broken off, even
killed, it goes on where it stopped; every secret opens at any moment of it.`,
  );
  withExamples(command, ['integrations rotate-keys', 'integrations rotate-keys --json']);
  return answering(command, cli, { input: z.object({}), run: rotate });
}

async function rotate(_input: object, cli: Cli): Promise<Answer> {
  const { rotateAll } = await import('../integrations/rotate-all.ts');
  const masterKeys = await readMasterKeys(cli.settings.sources);
  const { owner } = await cli.store();
  const rotation = await withLiveLine(cli, (line) =>
    rotateAll(
      { owner, masterKeys },
      { signal: cli.signal, onTenant: (slug) => line.set(`New key for ${slug}`) },
    ),
  );
  const isChanged = masterKeys.next !== undefined;
  return {
    data: rotation,
    show: ({ out }) => showRotation(rotation, isChanged, out),
    ...(rotation.failures.length === 0 ? {} : { exitCode: ExitCode.no }),
  };
}

function showRotation(rotation: Rotation, isChanged: boolean, out: Output): void {
  const { isResumed, tenants, secrets, readBack, masterKey, failures } = rotation;
  if (isResumed) out.write('Went on with a rotation that was broken off.\n');
  out.write(
    `${tenants} tenants have new keys: ${secrets} secrets were sealed anew, ${readBack} read back.\n`,
  );
  for (const { tenant, problem } of failures) out.write(`${tenant} keeps its old key: ${problem}\n`);
  if (failures.length > 0) out.write('Next: repair that, then steward integrations rotate-keys\n');
  else if (isChanged) {
    out.write(
      `All is under the master key ${masterKey} now: make it STEWARD_MASTER_KEY for all processes.\n`,
    );
  }
}
