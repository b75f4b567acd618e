import type { Transaction } from '#storage/database.ts';
import {
  findModel,
  type ModelDetails,
  type ModelIdentity,
  putModel,
  type StoredModel,
} from '#storage/runtime/model.repository.ts';
import { putChoices } from '#storage/runtime/model-choice.repository.ts';
import type { ModelSpec, ModelsSetInput } from './models-set-input.ts';

/** Whose list it is, what is said of its models, and who says so. */
export interface ModelChooser {
  /** Null: the installation's. */
  readonly tenantId: string | null;
  readonly details: ModelDetails;
  readonly updatedBy: string | null;
}

/** Makes the list of a role what is given, and enters its models. Runs as the owner. */
export async function chooseModels(
  tx: Transaction,
  input: ModelsSetInput,
  chooser: ModelChooser,
): Promise<StoredModel[]> {
  const { role, agent = null } = input;
  const { tenantId, updatedBy } = chooser;
  const models: StoredModel[] = [];
  for (const spec of input.models) models.push(await enterModel(tx, identityOf(spec, input), chooser));
  const modelIds = models.map(({ id }) => id);
  await putChoices(tx, { tenantId, agent, role }, { modelIds, updatedBy });
  return models;
}

function identityOf({ protocol, name, baseUrl }: ModelSpec, input: ModelsSetInput): ModelIdentity {
  const kind = input.role === 'embedding' ? 'embedding' : 'chat';
  return { kind, protocol, name, baseUrl: baseUrl ?? input.baseUrl ?? null };
}

/** A model that is known is taken as it is; a tenant that says more about one of the installation gets its own. */
async function enterModel(
  tx: Transaction,
  identity: ModelIdentity,
  { tenantId, details, updatedBy }: ModelChooser,
): Promise<StoredModel> {
  const known = await findModel(tx, identity, tenantId);
  if (known !== undefined && Object.keys(details).length === 0) return known;
  const inherited = known === undefined || known.tenantId === tenantId ? {} : detailsOf(known, details);
  return putModel(tx, { ...identity, tenantId, updatedBy }, { ...inherited, ...details });
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
