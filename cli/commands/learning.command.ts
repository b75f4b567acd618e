import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { renderLearnings } from '../output/outcome-view.ts';

/** `steward learning`: what outcomes taught. */
export function learningCommand(cli: Cli): Command {
  const learning = new Command('learning').description(
    'what measured outcomes taught of each kind of advice',
  );
  withExamples(learning, ['learning show --tenant merch']);
  return learning.addCommand(showCommand(cli));
}

const input = z.object({ tenant: z.string() });

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('how often each kind of advice won, and how sure the next one is')
    .addOption(tenantOption());
  withExamples(command, ['learning show --tenant merch', 'learning show --tenant merch --json']);
  return answering(command, cli, { input, run: show });
}

async function show({ tenant: slug }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const { listLearnings } = await import('#storage/insight/learning.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await listLearnings(db);
  return {
    data: found,
    show({ out }) {
      if (found.length > 0) out.write(renderLearnings(found, tenant, out));
      else
        out.write(`Nothing is learned yet: it comes of verdicts. steward outcomes list --tenant ${slug}\n`);
    },
  };
}
