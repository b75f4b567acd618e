import { InvalidInputError } from '#core/errors.ts';
import type { Transaction } from '#storage/database.ts';
import type { ModelDetails, ModelIdentity, StoredModel } from '#storage/runtime/model.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { modelName, reportModels } from '../model-overview.ts';
import { currentOperator } from '../operator.ts';
import { listSentence } from '../output/model-list-sentence.ts';
import { requireName } from './budget-change.ts';
import type { ModelSpec, ModelsSetInput } from './models-set-input.ts';

/** Whose lists and models it is about. */
export interface Whose {
  readonly slug: string | null;
  readonly tenantId: string | null;
}

/** `models set`: makes one list what is given, and says more about its models where that is given. */
export async function setModels(input: ModelsSetInput, cli: Cli): Promise<Answer> {
  const details = readDetails(input);
  requireMeaning(input, details);
  requireAnswers(input);
  requireClear(details);
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

function readDetails(input: ModelsSetInput): ModelDetails {
  const { keyEnv, keyFile, price, context, rpm, tpm, features, batches, clear } = input;
  const given = {
    keyEnv,
    keyFile,
    price,
    contextTokens: context,
    requestsPerMinute: rpm,
    tokensPerMinute: tpm,
    features,
    batches,
    cleared: clear,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** What cannot be meant is an error that says what to do instead. */
function requireMeaning({ models, none, price, context }: ModelsSetInput, details: ModelDetails): void {
  if (none === true && (models.length > 0 || Object.keys(details).length > 0)) {
    throw new InvalidInputError(
      '--none takes a list away, so it goes with no models and nothing about them.',
    );
  }
  if (none !== true && models.length === 0) {
    throw new InvalidInputError(
      '<models> are needed, the first to be asked first, or --none to take the list away.',
    );
  }
  if (models.length > 1 && (price !== undefined || context !== undefined)) {
    throw new InvalidInputError(
      '--price and --context describe one model. Set each model by itself first, then name them all without these.',
    );
  }
}

function requireAnswers({ role, batches }: ModelsSetInput): void {
  if (role !== 'embedding' || batches !== true) return;
  throw new InvalidInputError('--batches is about answers; a model for embeddings gives none.');
}

function requireClear(details: ModelDetails): void {
  const hasKey = details.keyEnv !== undefined || details.keyFile !== undefined;
  const said: readonly string[] = [...Object.keys(details), ...(hasKey ? ['key'] : [])];
  if (details.cleared?.some((detail) => said.includes(detail)) === true) {
    throw new InvalidInputError('--clear makes unknown again what another option says. Use one of them.');
  }
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
  const [{ putChoices }, { insertAuditEntry }] = await Promise.all([
    import('#storage/runtime/model-choice.repository.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const { role, agent = null } = input;
  const operator = currentOperator();
  const store = await cli.store();
  return store.owner.transaction(async (tx) => {
    const models: StoredModel[] = [];
    for (const spec of input.models) {
      models.push(await enterModel(tx, identityOf(spec, input), { tenantId: whose.tenantId, details }));
    }
    const modelIds = models.map(({ id }) => id);
    await putChoices(
      tx,
      { tenantId: whose.tenantId, agent, role },
      { modelIds, updatedBy: operator.actorId },
    );
    // Of the installation even when it is about a tenant: who is asked is for its operators to say.
    await insertAuditEntry(tx, null, {
      ...operator,
      action: modelIds.length === 0 ? 'models.remove' : 'models.set',
      resourceKind: 'model_choice',
      ...{ resourceId: null, before: null },
      after: { tenant: whose.slug, agent, role, models: models.map(modelName), details },
    });
    return models;
  });
}

function identityOf({ protocol, name, baseUrl }: ModelSpec, input: ModelsSetInput): ModelIdentity {
  const kind = input.role === 'embedding' ? 'embedding' : 'chat';
  return { kind, protocol, name, baseUrl: baseUrl ?? input.baseUrl ?? null };
}

/** A model that is known is taken as it is; a tenant that says more about one of the installation gets its own. */
async function enterModel(
  tx: Transaction,
  identity: ModelIdentity,
  { tenantId, details }: { tenantId: string | null; details: ModelDetails },
): Promise<StoredModel> {
  const { findModel, putModel } = await import('#storage/runtime/model.repository.ts');
  const known = await findModel(tx, identity, tenantId);
  if (known !== undefined && Object.keys(details).length === 0) return known;
  const inherited = known === undefined || known.tenantId === tenantId ? {} : detailsOf(known, details);
  const { actorId } = currentOperator();
  return putModel(tx, { ...identity, tenantId, updatedBy: actorId }, { ...inherited, ...details });
}

function detailsOf(known: StoredModel, { keyEnv, keyFile, cleared = [] }: ModelDetails): ModelDetails {
  const { price, contextTokens, requestsPerMinute, tokensPerMinute, features } = known;
  const hasKey = keyEnv !== undefined || keyFile !== undefined || cleared.includes('key');
  const inherited = {
    price: price ?? undefined,
    contextTokens: contextTokens ?? undefined,
    batches: known.batches,
    requestsPerMinute: requestsPerMinute ?? undefined,
    tokensPerMinute: tokensPerMinute ?? undefined,
    features,
  };
  return {
    ...Object.fromEntries(
      Object.entries(inherited).filter(([name]) => !cleared.some((each) => each === name)),
    ),
    ...(hasKey ? {} : { keyEnv: known.keyEnv ?? undefined, keyFile: known.keyFile ?? undefined }),
  };
}

/** Worth knowing at once, though another machine may have the key. */
async function missingKeys(models: readonly StoredModel[], cli: Cli): Promise<string[]> {
  const ids = models.map(({ id }) => id);
  const lines = (await reportModels(cli, undefined)).filter(({ model }) => ids.includes(model.id));
  return [...new Set(lines.flatMap(({ problem }) => problem ?? []))];
}
