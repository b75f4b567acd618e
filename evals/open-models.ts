import { readFile } from 'node:fs/promises';
import type { Logger } from '#core/log.ts';
import type { ModelSource } from '#models/model-source.ts';
import { chooseModels } from '#runtime/models/choose-models.ts';
import { findKey } from '#runtime/models/configured-model.ts';
import { readModelDetails } from '#runtime/models/model-details.ts';
import { defaultsFrom, modelVariables, toModelSettings } from '#runtime/models/model-environment.ts';
import { openModelOpener } from '#runtime/models/model-opener.ts';
import type { ModelsSetInput } from '#runtime/models/models-set-input.ts';
import { storedModels } from '#runtime/models/stored-models.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import type { Store } from '#storage/store.ts';

/** The models of a store, and why some of them cannot be asked. */
export interface OpenedModels {
  readonly source: ModelSource;
  readonly problems: readonly string[];
}

/**
 * Chooses models for a store as `steward models set` does, and opens them as every process of an installation does: keys
 * come from the environment or a file. The model of the environment is left out, so that a result says all that was asked.
 */
export async function openModels(
  store: Store,
  { lists, log }: { readonly lists: readonly ModelsSetInput[]; readonly log: Logger },
): Promise<OpenedModels> {
  const settings = toModelSettings(modelVariables.parse(process.env));
  const defaults = defaultsFrom({ ...settings, name: undefined });
  const keys = {
    variable: (name: string) => process.env[name] || undefined,
    readFile: (path: string) => readFile(path, 'utf8'),
  };
  const chosen = await choose(store, lists);
  const found = await Promise.all(chosen.map((model) => findKey(model, keys, defaults)));
  return {
    source: storedModels({ store, keys, defaults, ...openModelOpener(log, settings) }),
    problems: found.flatMap((key) => ('problem' in key ? key.problem : [])),
  };
}

function choose({ owner }: Store, lists: readonly ModelsSetInput[]): Promise<StoredModel[]> {
  return owner.transaction(async (tx) => {
    const models: StoredModel[] = [];
    for (const list of lists) {
      const chooser = { tenantId: null, details: readModelDetails(list), updatedBy: null };
      models.push(...(await chooseModels(tx, list, chooser)));
    }
    return models;
  });
}
