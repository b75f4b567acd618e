import { readModelDetails } from '#runtime/models/model-details.ts';
import type { ModelsSetInput } from '#runtime/models/models-set-input.ts';
import type { ModelDetails, StoredModel } from '#storage/runtime/model.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { modelName, reportModels } from '../model-overview.ts';
import { currentOperator } from '../operator.ts';
import { listSentence } from '../output/model-list-sentence.ts';
import { requireName } from './budget-change.ts';

/** Whose lists and models it is about. */
export interface Whose {
  readonly slug: string | null;
  readonly tenantId: string | null;
}

/** `models set`: makes one list what is given, and says more about its models where that is given. */
export async function setModels(input: ModelsSetInput, cli: Cli): Promise<Answer> {
  const details = readModelDetails(input);
  if (input.agent !== undefined) {
    const { all } = await import('#agents/registry.gen.ts');
    requireName('agent', input.agent, all);
  }
  const whose = await resolveWhose(input.tenant, cli);
  const models = await change(input, { whose, details, cli });
  const names = models.map(modelName);
  const problems = await missingKeys(models, cli);
  const list = { tenant: whose.slug, agent: input.agent ?? null, role: input.role, models: names };
  return {
    data: { ...list, problems },
    show({ out }) {
      out.write(`${listSentence(list)}\n`);
      for (const problem of problems) out.write(`${problem} So it stands here, and is not asked.\n`);
      if (names.length > 0)
        out.write(`Next: steward models check --role ${input.role}${tenantPart(whose)}\n`);
    },
  };
}

function tenantPart({ slug }: Whose): string {
  return slug === null ? '' : ` --tenant ${slug}`;
}

/** The installation's, or one tenant's. */
export async function resolveWhose(slug: string | undefined, cli: Cli): Promise<Whose> {
  if (slug === undefined) return { slug: null, tenantId: null };
  const { tenant } = await cli.enter(slug);
  return { slug: tenant.slug, tenantId: tenant.id };
}

/** Makes the change and notes who made it, both or neither. */
async function change(
  input: ModelsSetInput,
  { whose, details, cli }: { whose: Whose; details: ModelDetails; cli: Cli },
): Promise<StoredModel[]> {
  const [{ chooseModels }, { insertAuditEntry }] = await Promise.all([
    import('#runtime/models/choose-models.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const { role, agent = null } = input;
  const operator = currentOperator();
  const store = await cli.store();
  return store.owner.transaction(async (tx) => {
    const { actorId: updatedBy } = operator;
    const models = await chooseModels(tx, input, { tenantId: whose.tenantId, details, updatedBy });
    // Of the installation even when it is about a tenant: who is asked is for its operators to say.
    await insertAuditEntry(tx, null, {
      ...operator,
      action: models.length === 0 ? 'models.remove' : 'models.set',
      resourceKind: 'model_choice',
      ...{ resourceId: null, before: null },
      after: { tenant: whose.slug, agent, role, models: models.map(modelName), details },
    });
    return models;
  });
}

/** Worth knowing at once, though another machine may have the key. */
async function missingKeys(models: readonly StoredModel[], cli: Cli): Promise<string[]> {
  const ids = models.map(({ id }) => id);
  const lines = (await reportModels(cli, undefined)).filter(({ model }) => ids.includes(model.id));
  return [...new Set(lines.flatMap(({ problem }) => problem ?? []))];
}
