import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';
import { renderInstallationLearnings, renderLearnings } from '../output/learning-view.ts';

/** `steward learning`: what outcomes taught. */
export function learningCommand(cli: Cli): Command {
  const learning = new Command('learning').description(
    'what measured outcomes taught of each kind of advice, in this shop and in all shops together',
  );
  withExamples(learning, ['learning show --tenant merch', 'learning gather', 'learning keep --tenant merch']);
  return learning
    .addCommand(showCommand(cli))
    .addCommand(gatherCommand(cli))
    .addCommand(lendingCommand(cli, 'lend'))
    .addCommand(lendingCommand(cli, 'keep'));
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
  const [{ listLearnings }, { listInstallationLearnings }, { lendsLearning }] = await Promise.all([
    import('#storage/insight/learning.repository.ts'),
    import('#storage/insight/installation-learning.repository.ts'),
    import('#tools/insight/lend-learning.ts'),
  ]);
  const { tenant, db } = await cli.enter(slug);
  const own = await listLearnings(db);
  const installation = await listInstallationLearnings(db);
  const lends = await lendsLearning(db);
  return {
    data: { own, installation, lends },
    show({ out }) {
      if (own.length > 0) out.write(renderLearnings(own, tenant, out));
      else
        out.write(`Nothing is learned yet: it comes of verdicts. steward outcomes list --tenant ${slug}\n`);
      if (installation.length > 0) {
        out.write(`\n${out.paint.bold('All shops together')}\n`);
        out.write(renderInstallationLearnings(installation, tenant, out));
      }
      if (!lends)
        out.write(`\nThis shop keeps its outcomes to itself. steward learning lend --tenant ${slug}\n`);
    },
  };
}

function gatherCommand(cli: Cli): Command {
  const command = new Command('gather').description(
    'add up what all shops learned; a kind of advice that fewer than five shops know is left out (run daily does it)',
  );
  withExamples(command, ['learning gather', 'learning gather --json']);
  return answering(command, cli, { input: z.object({}), run: gather });
}

async function gather(_input: object, cli: Cli): Promise<Answer> {
  const { gatherLearnings } = await import('#tools/insight/lend-learning.ts');
  const sums = await gatherLearnings(await cli.store(), cli.now());
  return {
    data: sums,
    show({ out }) {
      if (sums.length === 0) out.write('No kind of advice was judged in five shops yet.\n');
      else out.write(renderInstallationLearnings(sums, { locale: 'en' }, out));
    },
  };
}

const LENDING = {
  lend: 'let what this shop learns be added to the sums of all shops (so it is, until it keeps it)',
  keep: 'leave what this shop learns out of the sums of all shops, from the next time they are gathered',
} as const;

function lendingCommand(cli: Cli, name: keyof typeof LENDING): Command {
  const command = new Command(name).description(LENDING[name]).addOption(tenantOption());
  withExamples(command, [`learning ${name} --tenant merch`]);
  return answering(command, cli, { input, run: ({ tenant }) => setLends(tenant, name === 'lend', cli) });
}

async function setLends(slug: string, lends: boolean, cli: Cli): Promise<Answer> {
  const [{ lendsLearning, setLending }, { insertAuditEntry }] = await Promise.all([
    import('#tools/insight/lend-learning.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const { tenant, db } = await cli.enter(slug);
  const before = await lendsLearning(db);
  if (before !== lends) {
    await setLending(db, lends);
    await db.transaction((tx) =>
      insertAuditEntry(tx, tenant.id, {
        ...currentOperator(),
        action: 'learning.lend',
        resourceKind: 'tenant',
        resourceId: tenant.id,
        before: { lends: before },
        after: { lends },
      }),
    );
  }
  return {
    data: { tenant: slug, lends },
    show({ out }) {
      out.write(
        lends
          ? `What ${slug} learns is added to the sums of all shops.\n`
          : `What ${slug} learns stays in ${slug}. Sums that it is part of are made anew: steward learning gather\n`,
      );
    },
  };
}
