import { readFile } from 'node:fs/promises';
import { NotFoundError } from '#core/errors.ts';
import type { ModelSource } from '#models/model-source.ts';
import type { ProvidedModel } from '#models/open-model.ts';
import type { OpenedBatches } from '#runtime/batches/batch-engine.ts';
import type { ModelDefaults, ModelKeys } from '#runtime/models/configured-model.ts';
import { defaultsFrom } from '#runtime/models/model-environment.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import type { Cli } from './cli.ts';
import type { Settings } from './settings.ts';

/**
 * The models that the store names, else the one of the environment. A key alone, which may be there for other programs,
 * starts nothing that costs money: where nobody named a model, every agent works by its playbook.
 */
export async function composeModels(
  cli: Pick<Cli, 'settings' | 'store' | 'variable' | 'log'>,
): Promise<ModelSource> {
  const defaults = modelDefaults(cli.settings);
  const [{ storedModels }, { openModelOpener }] = await Promise.all([
    import('#runtime/models/stored-models.ts'),
    import('#runtime/models/model-opener.ts'),
  ]);
  const store = await cli.store();
  const opener = openModelOpener(await cli.log(), cli.settings.model);
  return storedModels({ store, defaults, keys: modelKeys(cli), ...opener });
}

/** A configured model by its name or protocol and name, as every process finds it. */
export async function nameModel(
  cli: Pick<Cli, 'settings' | 'store'>,
  reference: string,
  tenantId: string,
): Promise<string> {
  const { findNamedModel, referenceOf } = await import('#runtime/models/named-model.ts');
  const [{ owner }, defaults] = [await cli.store(), modelDefaults(cli.settings)];
  const found = await findNamedModel({ reference, tenantId }, { owner, defaults });
  if (found === undefined) throw new NotFoundError('model', reference, '"steward models list" shows them.');
  return referenceOf(found);
}

/** Opens the batches of configured models; their keys are looked for each time. */
export function composeBatches(
  cli: Pick<Cli, 'settings' | 'variable'>,
): (model: StoredModel) => Promise<OpenedBatches> {
  const opening = {
    ...{ keys: modelKeys(cli), defaults: modelDefaults(cli.settings) },
    async open(model: ProvidedModel) {
      const { openBatches } = await import('#models/open-batches.ts');
      return openBatches(model);
    },
  };
  return async (model) => {
    const { openStoredBatches } = await import('#runtime/models/open-stored-batches.ts');
    return openStoredBatches(model, opening);
  };
}

/** What the environment of this process says about models. */
export function modelDefaults({ model }: Pick<Settings, 'model'>): ModelDefaults {
  return defaultsFrom(model);
}

/** Keys from this process's environment and files; nothing else in Steward reads them. */
export function modelKeys({ variable }: Pick<Cli, 'variable'>): ModelKeys {
  return { variable, readFile: (path) => readFile(path, 'utf8') };
}
