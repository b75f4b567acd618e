import type { ModelClient } from '#models/model.ts';
import { listModels, type StoredModel } from '#storage/runtime/model.repository.ts';
import { defaultModel, type ModelOpening } from './open-stored-model.ts';
import { unusableModel } from './unusable-model.ts';

/** A tenant's wish for one certain model, whatever lists it stands in. */
export interface NamedModel {
  /** Its name, or protocol and name: openai/gpt-5. */
  readonly reference: string;
  readonly tenantId: string;
}

/** The configured model of that name that a tenant may ask: its own, the installation's, or the environment's. */
export async function findNamedModel(
  { reference, tenantId }: NamedModel,
  { owner, defaults }: Pick<ModelOpening, 'owner' | 'defaults'>,
): Promise<StoredModel | undefined> {
  const ofEnvironment = defaultModel(defaults);
  const known = [...(await listModels(owner)), ...(ofEnvironment === undefined ? [] : [ofEnvironment])];
  return known
    .filter((model) => model.tenantId === null || model.tenantId === tenantId)
    .find((model) => [model.name, referenceOf(model)].includes(reference));
}

/** How a model is named so that another process finds it. */
export function referenceOf({ protocol, name }: Pick<StoredModel, 'protocol' | 'name'>): string {
  return `${protocol}/${name}`;
}

/** Stands in for a model that a run was given and that is not configured here: its agents work by their playbooks. */
export function missingModel(reference: string): ModelClient {
  const [provider = '', ...name] = reference.split('/');
  const problem = `The model "${reference}", which this run was given, is not configured here.`;
  return unusableModel({ provider, name: name.join('/') }, problem);
}
