import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { isInOrder, showSources } from '../output/source-view.ts';
import { listSourceLines, type SourceLine } from '../source-lines.ts';

const input = z.object({ tenant: z.string().optional() });

/** `steward sources status`. */
export function sourcesStatusCommand(cli: Cli): Command {
  const command = new Command('status')
    .description('which days are stored of each source, how the last pull ended, and what to do')
    .option('--tenant <slug>', 'only of this tenant');
  command.addHelpText('after', '\nEnds with 4 when a source failed, has gaps or has to be connected again.');
  withExamples(command, ['sources status', 'sources status --tenant merch --json']);
  return answering(command, cli, { input, run: status });
}

async function status({ tenant }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const lines: SourceLine[] = [];
  for (const slug of await slugsOf(cli, tenant)) {
    lines.push(...(await listSourceLines(cli, await cli.enter(slug))));
  }
  return {
    data: lines,
    show: (terminal) => showSources(lines, terminal),
    ...(lines.every(isInOrder) ? {} : { exitCode: ExitCode.externalService }),
  };
}

async function slugsOf(cli: Cli, slug: string | undefined): Promise<string[]> {
  if (slug !== undefined) return [slug];
  const { listTenants } = await import('#storage/core/tenant.repository.ts');
  return (await listTenants((await cli.store()).owner)).map((tenant) => tenant.slug);
}
