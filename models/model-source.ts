import type { ModelClient } from './model.ts';

/** What a model is wanted for. An installation names an ordered list of models for each. */
export const MODEL_ROLES = ['reasoning', 'writing', 'fast', 'embedding'] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];

/** Who wants a model, and for what. */
export interface ModelWish {
  readonly tenantId: string;
  readonly agent: string;
  readonly role: ModelRole;
  /** Only this one, by protocol and name; absent: those that the lists name. */
  readonly model?: string | undefined;
}

/** Where models come from: an agent's own list, else its tenant's, else the installation's. */
export interface ModelSource {
  /** The models that stand in for each other, as one client; undefined when nobody has named one: then the playbook works. */
  clientFor(wish: ModelWish): Promise<ModelClient | undefined>;
}

/** The same client for everybody. */
export function oneModel(client: ModelClient): ModelSource {
  return { clientFor: async () => client };
}

/** The same source, of which everybody gets one certain model. */
export function onlyModel(source: ModelSource, model: string): ModelSource {
  return { clientFor: (wish) => source.clientFor({ ...wish, model }) };
}
