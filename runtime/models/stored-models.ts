import type { ModelClient } from '#models/model.ts';
import type { ModelSource, ModelWish } from '#models/model-source.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import { resolveModels } from '#storage/runtime/model-choice.repository.ts';
import type { Store } from '#storage/store.ts';
import { findNamedModel, missingModel } from './named-model.ts';
import { defaultModel, type ModelOpening, type OpenedModel, prepareModel } from './open-stored-model.ts';

/** Where an installation's models come from. */
export interface StoredModelsSettings extends Omit<ModelOpening, 'owner'> {
  readonly store: Pick<Store, 'owner' | 'forTenant'>;
  /** Makes one client of several that stand in for each other, in this order. */
  combine(clients: readonly ModelClient[]): ModelClient;
  /** Milliseconds that only go forward. */
  readonly clock?: (() => number) | undefined;
}

/** For how long a list is taken to be as it was: a change is in effect everywhere after that. */
const FRESH_MILLISECONDS = 3_000;
/** Lists and clients that are kept at most; beyond, all are looked up anew. */
const MOST_KEPT = 1_000;

/**
 * The models that the store names: an agent's own list, else its tenant's, else the installation's, else the one model of
 * the environment; or the one that is wished for by name. A client stays the same one as long as its settings do, so that it can remember how its provider does.
 */
export function storedModels({ store, combine, clock, ...parts }: StoredModelsSettings): ModelSource {
  const opening: ModelOpening = { ...parts, owner: store.owner };
  const now = clock ?? (() => performance.now());
  const lists = new Map<string, { readonly at: number; readonly client: Promise<ModelClient | undefined> }>();
  const clients = new Map<string, Promise<ModelClient>>();
  const open = (model: OpenedModel): Promise<ModelClient> =>
    kept(clients, model.fingerprint, () => model.client());

  async function together(models: readonly OpenedModel[]): Promise<ModelClient | undefined> {
    const [first, ...others] = models;
    if (first === undefined) return undefined;
    if (others.length === 0) return open(first);
    const whole = JSON.stringify(models.map(({ fingerprint }) => fingerprint));
    return kept(clients, whole, async () => combine(await Promise.all(models.map(open))));
  }

  async function lookByName(tenantId: string, reference: string): Promise<ModelClient> {
    const found = await findNamedModel({ reference, tenantId }, opening);
    return found === undefined ? missingModel(reference) : open(await prepareModel(found, opening));
  }

  async function look({ tenantId, agent, role, model }: ModelWish): Promise<ModelClient | undefined> {
    if (model !== undefined) return lookByName(tenantId, model);
    const named = await resolveModels(store.forTenant(tenantId), { agent, role });
    const wanted = named.length > 0 ? named : defaultsFor(role, opening);
    return together(await Promise.all(wanted.map((model) => prepareModel(model, opening))));
  }

  return {
    clientFor(wish) {
      const key = JSON.stringify([wish.tenantId, wish.agent, wish.role, wish.model]);
      const held = lists.get(key);
      if (held !== undefined && now() - held.at < FRESH_MILLISECONDS) return held.client;
      const client = look(wish);
      // What failed is not kept: the next one looks again.
      client.catch(() => lists.delete(key));
      makeRoom(lists);
      lists.set(key, { at: now(), client });
      return client;
    },
  };
}

/** The environment names a model that converses. */
function defaultsFor(role: ModelWish['role'], { defaults }: ModelOpening): StoredModel[] {
  const model = role === 'embedding' ? undefined : defaultModel(defaults);
  return model === undefined ? [] : [model];
}

function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const held = all.get(key);
  if (held !== undefined) return held;
  const made = make();
  // What failed is not kept: the next one opens it again.
  made.catch(() => all.delete(key));
  makeRoom(all);
  all.set(key, made);
  return made;
}

function makeRoom(all: Map<string, unknown>): void {
  if (all.size >= MOST_KEPT) all.clear();
}
