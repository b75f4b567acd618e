import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import { modelVariables, toModelSettings } from '#runtime/models/model-environment.ts';
import {
  type ModelSpec,
  type ModelsSetInput,
  modelSpec,
  modelsSetInput,
} from '#runtime/models/models-set-input.ts';
import { providerOf } from '#storage/runtime/model.repository.ts';
import { openAdviceProvider } from './simulated/advice-provider.ts';

/** Which models agents ask while cases are played. */
export interface Configuration {
  /** Under which its result is kept; fit for a file's name. */
  readonly name: string;
  /** As `steward models set` takes them; none: agents follow their playbooks. */
  readonly lists: readonly ModelsSetInput[];
  /** The models that may be asked, as a result names them. */
  readonly models: readonly string[];
  /** How a model of the ledger is named in the result. */
  nameOf(model: string): string;
  close(): Promise<void>;
}

/** The options that name models; at most one of them is given. */
export interface ModelOptions {
  /** `protocol/model` for every role, or `simulated`. */
  readonly model?: string | undefined;
  /** File of lists, each as the options of `steward models set`. */
  readonly models?: string | undefined;
}

export const PLAYBOOK = 'playbook';
const SIMULATED = 'simulated';
const ROLES = ['reasoning', 'writing', 'fast'] as const;
/** Answers at once, and as much as is wanted: what is tried is the way there and back. */
const AT_ONCE = { firstAnswerSeconds: 0, tokensPerSecond: 1_000_000, tokensPerMinute: 1_000_000_000 };

const listsInFile = z.array(z.strictObject(modelsSetInput.omit({ tenant: true, none: true }).shape)).min(1);

/** Reads which models are meant; those that are simulated are served until it is closed. */
export async function openConfiguration({ model, models }: ModelOptions): Promise<Configuration> {
  if (model !== undefined && models !== undefined) {
    throw new ConfigurationError('Models are named by --model or by --models, not by both.');
  }
  if (model === SIMULATED) return simulate();
  const lists = (models === undefined ? listsOf(model) : listsFrom(models)).map(withAddresses);
  return {
    ...{ name: lists.length === 0 ? PLAYBOOK : nameOfLists(lists), lists },
    models: lists.flatMap((list) => list.models.map(ledgerName)),
    nameOf: (name) => name,
    close: async () => {},
  };
}

async function simulate(): Promise<Configuration> {
  const provider = await openAdviceProvider(AT_ONCE);
  const models = [{ protocol: 'openai', name: 'advisor', baseUrl: provider.url }] as const;
  const details = {
    features: { tools: true, output: true },
    price: { input: 0, output: 0, cached: 0 },
  };
  return {
    name: 'simulated-advisor',
    models: [`${SIMULATED}/advisor`],
    lists: ROLES.map((role) => ({ role, models: [...models], ...details })),
    nameOf: (name) => name.replace(new URL(provider.url).host, SIMULATED),
    close: () => provider.close(),
  };
}

function listsOf(model: string | undefined): readonly ModelsSetInput[] {
  if (model === undefined) return [];
  const spec = modelSpec.safeParse(model);
  if (spec.success) return ROLES.map((role) => ({ role, models: [spec.data] }));
  throw new ConfigurationError(`--model: a model ${sentenceOf(spec.error)}, or "${SIMULATED}".`);
}

function listsFrom(file: string): readonly ModelsSetInput[] {
  const lists = listsInFile.safeParse(parsed(file));
  if (lists.success) return lists.data;
  throw new ConfigurationError(`${file} cannot be used: ${sentenceOf(lists.error)}.`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigurationError(`${file} cannot be read as JSON.`, { cause: error });
  }
}

function sentenceOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [path.join(' '), message].join(' ').trim()).join('; ');
}

/** Each model with the address where it will be asked, so that a server of another kind does not pass for the usual one. */
function withAddresses({ baseUrl: ofList, ...list }: ModelsSetInput): ModelsSetInput {
  const { baseUrl: usual } = toModelSettings(modelVariables.parse(process.env));
  return {
    ...list,
    models: list.models.map((spec) => {
      const baseUrl = spec.baseUrl ?? ofList ?? (spec.protocol === 'anthropic' ? undefined : usual);
      return baseUrl === undefined ? spec : { ...spec, baseUrl };
    }),
  };
}

function ledgerName({ protocol, name, baseUrl }: ModelSpec): string {
  return `${providerOf(protocol, baseUrl ?? null)}/${name}`;
}

/** One list for everything is named by its models, several each by its role. */
function nameOfLists(lists: readonly ModelsSetInput[]): string {
  const named = lists.map((list) => ({ place: placeOf(list), models: modelsOf(list) }));
  const [first, ...others] = new Set(named.map(({ models }) => models));
  const isForAll = ROLES.every((role) => named.some(({ place }) => place === role));
  if (first !== undefined && others.length === 0 && isForAll) return fitForFile(first);
  return fitForFile(
    named
      .map(({ place, models }) => `${place}=${models}`)
      .toSorted()
      .join('_'),
  );
}

function placeOf({ agent, role }: ModelsSetInput): string {
  return agent === undefined ? role : `${agent}.${role}`;
}

function modelsOf({ models }: ModelsSetInput): string {
  const named = ({ protocol, name, baseUrl }: ModelSpec): string =>
    `${protocol}/${name}${baseUrl === undefined ? '' : `@${new URL(baseUrl).host}`}`;
  return models.map(named).join('+');
}

function fitForFile(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._+=-]+/g, '-');
}
