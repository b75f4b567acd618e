import { Command } from 'commander';
import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { type ModelSpec, modelSpec } from '#runtime/models/models-set-input.ts';
import type { Transaction } from '#storage/database.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import type { ModelChoice } from '#storage/runtime/model-choice.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { modelName } from '../model-overview.ts';
import { currentOperator } from '../operator.ts';
import { listSentence, type NamedList } from '../output/model-list-sentence.ts';
import { resolveWhose, type Whose } from './models-set.ts';

const removeInput = z.object({ model: modelSpec, tenant: z.string().optional() });

/** `steward models remove` */
export function removeCommand(cli: Cli): Command {
  const command = new Command('remove')
    .description('forget a model, and take it from the lists that name it')
    .argument('<model>', 'protocol/model, or protocol/model@address')
    .option('--tenant <slug>', "this tenant's own model; without it the installation's, for all tenants");
  withExamples(command, [
    'models remove openai/gpt-5-mini',
    'models remove openai/qwen3@http://localhost:11434/v1 --tenant merch --json',
  ]);
  return answering(command, cli, { input: removeInput, run: remove });
}

async function remove({ model: spec, tenant }: z.output<typeof removeInput>, cli: Cli): Promise<Answer> {
  const { listTenants } = await import('#storage/core/tenant.repository.ts');
  const whose = await resolveWhose(tenant, cli);
  const { owner } = await cli.store();
  const slugs = new Map((await listTenants(owner)).map(({ id, slug }) => [id, slug]));
  const slugOf = (id: string | null): string | null => (id === null ? null : (slugs.get(id) ?? id));
  const { name, lists } = await owner.transaction(async (tx) => {
    const models = await findNamed(tx, spec, whose);
    return { name: models.map(modelName)[0], lists: await takeAway(tx, models, slugOf) };
  });
  return {
    data: { model: name, tenant: whose.slug, lists },
    show({ out }) {
      out.write(
        `${name} is removed. ${lists.length === 0 ? 'No list named it.' : 'What stands in its lists now:'}\n`,
      );
      for (const list of lists) out.write(`  ${listSentence(list)}\n`);
    },
  };
}

/** One model, which may be entered for conversing and for embedding. */
async function findNamed(tx: Transaction, spec: ModelSpec, whose: Whose): Promise<StoredModel[]> {
  const { listModels } = await import('#storage/runtime/model.repository.ts');
  const named = (await listModels(tx)).filter(
    ({ protocol, name, tenantId }) =>
      protocol === spec.protocol && name === spec.name && tenantId === whose.tenantId,
  );
  const exact = named.filter(({ baseUrl }) => baseUrl === (spec.baseUrl ?? null));
  if (exact.length > 0) return exact;
  const names = [...new Set(named.map(modelName))];
  if (spec.baseUrl === undefined && names.length === 1) return named;
  if (names.length > 1) {
    throw new InvalidInputError(`Which one is meant? Name it with its address: ${names.join(', ')}.`);
  }
  throw new NotFoundError('model', `${spec.protocol}/${spec.name}`, '"steward models list" shows them.');
}

/** Mends the lists, forgets the models and notes who did it, all or nothing. */
async function takeAway(
  tx: Transaction,
  models: readonly StoredModel[],
  slugOf: (tenantId: string | null) => string | null,
): Promise<NamedList[]> {
  const [{ removeModel }, { listChoices, putChoices }, { insertAuditEntry }] = await Promise.all([
    import('#storage/runtime/model.repository.ts'),
    import('#storage/runtime/model-choice.repository.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const operator = currentOperator();
  const ids = models.map(({ id }) => id);
  const lists: NamedList[] = [];
  for (const list of groupByPlace(await listChoices(tx))) {
    const left = list.filter(({ model }) => !ids.includes(model.id)).map(({ model }) => model);
    const [place] = list;
    if (place === undefined || left.length === list.length) continue;
    await putChoices(tx, place, { modelIds: left.map(({ id }) => id), updatedBy: operator.actorId });
    const { tenantId, agent, role } = place;
    lists.push({ tenant: slugOf(tenantId), agent, role, models: left.map(modelName) });
  }
  for (const model of models) {
    await removeModel(tx, { id: model.id, updatedBy: operator.actorId });
    await insertAuditEntry(tx, null, {
      ...operator,
      ...{ action: 'model.remove', resourceKind: 'model', resourceId: model.id, before: model },
      after: { lists },
    });
  }
  return lists;
}

function groupByPlace(choices: readonly ModelChoice[]): ModelChoice[][] {
  const places = Map.groupBy(choices, ({ tenantId, agent, role }) => JSON.stringify([tenantId, agent, role]));
  return [...places.values()];
}
