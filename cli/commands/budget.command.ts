import { Command, Option } from 'commander';
import { z } from 'zod';
import type { RunBudget } from '#runtime/budget/budget.ts';
import { type BudgetLine, reportBudget } from '../budget-report.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { showBudgetTree } from '../output/budget-view.ts';
import { type BudgetTarget, changeBudget, resolveTarget } from './budget-change.ts';
import { type BudgetSetInput, budgetSetInput } from './budget-set-input.ts';

/** `steward budget`: what models may cost, and what they have cost. */
export function budgetCommand(cli: Cli): Command {
  const budget = new Command('budget').description('what model calls may use, and what they have used');
  withExamples(budget, ['budget show --tenant merch', 'budget set --tenant merch --period month --usd 50']);
  return budget.addCommand(showCommand(cli)).addCommand(setCommand(cli));
}

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('limits, what is used and what is under way, as a tree')
    .option('--tenant <slug>', 'only this tenant, below the installation');
  withExamples(command, ['budget show', 'budget show --tenant merch --json']);
  return answering(command, cli, { input: z.object({ tenant: z.string().optional() }), run: show });
}

async function show({ tenant: slug }: { tenant?: string | undefined }, cli: Cli): Promise<Answer> {
  const { getTenant, listTenants } = await import('#storage/core/tenant.repository.ts');
  const store = await cli.store();
  const chosen = slug === undefined ? await listTenants(store.owner) : [await getTenant(store.owner, slug)];
  const installation = await reportBudget(store.owner, { timezone: 'UTC', isShared: true });
  const tenants: { slug: string; lines: BudgetLine[] }[] = [];
  for (const tenant of chosen) {
    const place = { timezone: tenant.timezone, isShared: false };
    tenants.push({ slug: tenant.slug, lines: await reportBudget(store.forTenant(tenant.id), place) });
  }
  const tree = { installation, tenants };
  return { data: tree, show: (terminal) => showBudgetTree(tree, terminal) };
}

function setCommand(cli: Cli): Command {
  const command = new Command('set')
    .description('limit a tenant, one of its graphs or agents, or the whole installation')
    .addOption(new Option('--tenant <slug>', 'the tenant that is limited').conflicts('installation'))
    .option('--installation', 'limit all tenants together, or (period run) each run of any of them')
    .addOption(new Option('--graph <name>', 'only runs of this graph').conflicts('agent'))
    .option('--agent <name>', 'only calls of this agent')
    .option('--period <period>', 'run, day or month', 'day')
    .option('--usd <amount>', 'money')
    .option('--tokens <count>', 'tokens, in and out')
    .option('--calls <count>', 'model calls')
    .option('--seconds <count>', 'a run: since it started; otherwise: of its model calls, added up')
    .addOption(
      new Option('--none', 'take the limits of this place away').conflicts([
        'usd',
        'tokens',
        'calls',
        'seconds',
      ]),
    );
  command.addHelpText(
    'after',
    '\nWhat is left out has no limit: the limits given replace those that were there.',
  );
  withExamples(command, [
    'budget set --tenant merch --period month --usd 50',
    'budget set --tenant merch --agent growth_reactive_master --period run --calls 20',
    'budget set --installation --period day --usd 100 --tokens 20000000',
    'budget set --tenant merch --period month --none',
  ]);
  return answering(command, cli, { input: budgetSetInput, run: set });
}

async function set(input: BudgetSetInput, cli: Cli): Promise<Answer> {
  const target = await resolveTarget(input, cli);
  await changeBudget(target);
  return {
    data: { tenant: target.slug, ...target.place, limits: target.limits },
    show({ out }) {
      out.write(
        `${describe(target)}\nNext: steward budget show${target.slug === null ? '' : ` --tenant ${target.slug}`}\n`,
      );
    },
  };
}

const UNIT: Readonly<Record<keyof RunBudget, string>> = {
  usd: 'USD',
  tokens: 'tokens',
  calls: 'model calls',
  seconds: 'seconds',
};

function describe({ slug, place, limits }: BudgetTarget): string {
  const about = place.subject === null ? '' : `, ${place.scope} ${place.subject}`;
  const whose = `${slug ?? 'The installation'}${about}, per ${place.period}`;
  if (limits === null) return `${whose}: no limit.`;
  const amounts = (['usd', 'tokens', 'calls', 'seconds'] as const).flatMap((key) =>
    limits[key] === undefined ? [] : [`${limits[key]} ${UNIT[key]}`],
  );
  return `${whose}: at most ${amounts.join(', ')}.`;
}
