import type { TenantRecord } from '#storage/core/tenant.repository.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import type { ModelChoice } from '#storage/runtime/model-choice.repository.ts';
import type { Cli } from './cli.ts';
import { modelDefaults, modelKeys } from './compose-models.ts';

/** Who named a model: the environment, or a list in the store. */
export type ChoiceSource = 'environment' | 'installation' | 'tenant' | 'agent';

/** A model in a list, or one that is known and stands in none. */
export interface ModelLine {
  /** Null: it stands in no list. */
  readonly role: string | null;
  readonly source: ChoiceSource | null;
  /** Slug; null for the installation. */
  readonly tenant: string | null;
  readonly agent: string | null;
  /** 1 is asked first. */
  readonly position: number | null;
  readonly model: StoredModel;
  /** Where its key comes from: never the key. */
  readonly key: string;
  /** Why the key is not to be had in this environment; null when it is, or none is needed. */
  readonly problem: string | null;
}

/** The roles that the model of the environment stands in for. */
const CONVERSING = ['reasoning', 'writing', 'fast'];

/** All lists of models: the installation's, and those of one tenant or of all. */
export async function reportModels(cli: Cli, slug: string | undefined): Promise<ModelLine[]> {
  const [{ listTenants }, { listModels }, { listChoices }] = await Promise.all([
    import('#storage/core/tenant.repository.ts'),
    import('#storage/runtime/model.repository.ts'),
    import('#storage/runtime/model-choice.repository.ts'),
  ]);
  const store = await cli.store();
  const db = slug === undefined ? store.owner : (await cli.enter(slug)).db;
  const tenants = await listTenants(store.owner);
  const choices = await listChoices(db);
  const chosen = choices.map((choice) => lineOfChoice(choice, tenants));
  const spare = (await listModels(db))
    .filter(({ id }) => !choices.some(({ model }) => model.id === id))
    .map((model) => ({ ...UNCHOSEN, tenant: slugOf(model.tenantId, tenants), model }));
  const lines = [...(await environmentLines(cli, choices)), ...chosen, ...spare];
  return Promise.all(lines.map((line) => withKey(line, cli)));
}

type Keyless = Omit<ModelLine, 'key' | 'problem'>;

const UNCHOSEN = { role: null, source: null, agent: null, position: null } as const;

function lineOfChoice(
  { role, scope, agent, position, tenantId, model }: ModelChoice,
  tenants: readonly TenantRecord[],
): Keyless {
  return { role, source: scope, tenant: slugOf(tenantId, tenants), agent, position, model };
}

function slugOf(id: string | null, tenants: readonly TenantRecord[]): string | null {
  return id === null ? null : (tenants.find((tenant) => tenant.id === id)?.slug ?? id);
}

/** The environment's model stands where the installation has no list. */
async function environmentLines(cli: Cli, choices: readonly ModelChoice[]): Promise<Keyless[]> {
  const { defaultModel } = await import('#runtime/models/open-stored-model.ts');
  const model = defaultModel(modelDefaults(cli.settings));
  if (model === undefined) return [];
  const isTaken = (role: string): boolean =>
    choices.some((choice) => choice.scope === 'installation' && choice.role === role);
  return CONVERSING.filter((role) => !isTaken(role)).map((role) => ({
    ...{ role, source: 'environment', tenant: null, agent: null, position: 1, model },
  }));
}

async function withKey(line: Keyless, cli: Cli): Promise<ModelLine> {
  const { findKey } = await import('#runtime/models/configured-model.ts');
  const found = await findKey(line.model, modelKeys(cli), modelDefaults(cli.settings));
  const problem = 'problem' in found ? found.problem : null;
  const isAsked = problem !== null || ('apiKey' in found && found.apiKey !== undefined);
  return { ...line, key: isAsked ? keyPlace(line.model) : 'none', problem };
}

function keyPlace({ keyEnv, keyFile, protocol }: StoredModel): string {
  return keyEnv ?? keyFile ?? (protocol === 'anthropic' ? 'ANTHROPIC_API_KEY' : 'OPENAI_API_KEY');
}

/** A model as people name it on the command line. */
export function modelName({ protocol, name, baseUrl }: StoredModel): string {
  return `${protocol}/${name}${baseUrl === null ? '' : `@${baseUrl}`}`;
}
