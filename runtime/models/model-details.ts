import { InvalidInputError } from '#core/errors.ts';
import type { ModelDetails } from '#storage/runtime/model.repository.ts';
import type { ModelsSetInput } from './models-set-input.ts';

/** What is said of the models of a list; what cannot be meant is an error that says what to do instead. */
export function readModelDetails(input: ModelsSetInput): ModelDetails {
  const details = detailsIn(input);
  requireMeaning(input, details);
  requireAnswers(input);
  requireClear(details);
  return details;
}

function detailsIn(input: ModelsSetInput): ModelDetails {
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
