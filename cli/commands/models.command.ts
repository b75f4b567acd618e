import { Command, Option } from 'commander';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import { modelsSetInput } from '#runtime/models/models-set-input.ts';
import { modelRole } from '#storage/runtime/model-choice.repository.ts';
import { type AskModel, askBriefly, checkModels } from '../check-models.ts';
import type { Answer, Cli } from '../cli.ts';
import { modelDefaults, modelKeys } from '../compose-models.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { reportModels } from '../model-overview.ts';
import { showChecks, showModels } from '../output/model-view.ts';
import { batchesCommand } from './models-batches.ts';
import { removeCommand } from './models-remove.ts';
import { setModels } from './models-set.ts';

/** `steward models`: which models are asked for what, and whether they answer. */
export function modelsCommand(cli: Cli, ask: AskModel = askBriefly): Command {
  const models = new Command('models').description(
    'which models are asked for what, and whether they answer',
  );
  withExamples(models, [
    'models list',
    'models set reasoning openai/gpt-5 anthropic/claude-sonnet-4-5',
    'models check',
    'models batches',
  ]);
  const commands = [
    listCommand(cli),
    setCommand(cli),
    removeCommand(cli),
    checkCommand(cli, ask),
    batchesCommand(cli),
  ];
  for (const command of commands) models.addCommand(command);
  return models;
}

const listInput = z.object({ tenant: z.string().optional() });

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('the lists of the installation, its tenants and agents')
    .option('--tenant <slug>', "only this tenant's, beside the installation's");
  withExamples(command, ['models list', 'models list --tenant merch --json']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const lines = await reportModels(cli, tenant);
  return { data: lines, show: (terminal) => showModels(lines, terminal) };
}

function setCommand(cli: Cli): Command {
  const command = new Command('set')
    .description('name the models of a role: the first is asked first, the others stand in for it')
    .argument('<role>', modelRole.options.join(', '))
    .argument('[models...]', 'protocol/model, or protocol/model@address')
    .option('--tenant <slug>', 'only for this tenant')
    .option('--agent <name>', 'only for this agent')
    .option('--base-url <url>', 'where the models are, when not where their protocol lives by itself')
    .addOption(new Option('--key-env <name>', 'environment variable with the key').conflicts('keyFile'))
    .option('--key-file <path>', 'file with the key')
    .option('--price <in/out/cached>', 'USD per million tokens, the last optional; unknown when left out')
    .option('--context <tokens>', 'how much prompt and answer may have together')
    .option('--rpm <count>', 'requests per minute that the provider lets through')
    .option('--tpm <count>', 'tokens per minute that the provider lets through')
    .option('--features <list>', 'what it can do: tools,output (JSON of a given shape) or none')
    .option(
      '--batches',
      'its provider takes batches: let what can wait be answered through them, at half the price',
    )
    .option('--no-batches', 'ask it directly, always')
    .option('--clear <details>', 'unknown again: key,price,context,rpm,tpm,features')
    .option('--none', 'take the list away')
    .addOption(new Option('--key <key>').hideHelp())
    .addOption(new Option('--api-key <key>').hideHelp());
  command.addHelpText(
    'after',
    `
Protocols: openai (Chat Completions and all that speak it), openai-responses, anthropic.
An agent's own list goes before its tenant's, that before the installation's.
What was said about a model before stays unless it is said anew or cleared.
Keys are never stored: without --key-env or --key-file they are OPENAI_API_KEY
and ANTHROPIC_API_KEY, and a model at another address is asked without one.
Batches are for models of OpenAI and Anthropic, and for servers that have the
same API; only runs of schedules with --answer-within wait for them.`,
  );
  withExamples(command, [
    'models set fast openai/gpt-5-mini --price 0.25/2/0.025 --context 400000 --rpm 500',
    'models set writing anthropic/claude-sonnet-4-5 openai/gpt-5 --tenant merch',
    'models set fast openai/qwen3 --base-url http://localhost:11434/v1 --price 0/0',
    'models set reasoning anthropic/claude-sonnet-4-5 --batches',
    'models set fast openai/gpt-5-mini --clear price,rpm',
    'models set reasoning --agent growth_reactive_master --none',
  ]);
  return answering(command, cli, { input: modelsSetInput, run: setModels });
}

const checkInput = z.object({
  role: z.enum(modelRole.options, { error: `must be one of ${modelRole.options.join(', ')}` }).optional(),
  tenant: z.string().optional(),
});

function checkCommand(cli: Cli, ask: AskModel): Command {
  const command = new Command('check')
    .description('ask each model something small, which costs a little, and say what works')
    .option('--role <role>', 'only the models of this role')
    .option('--tenant <slug>', "this tenant's models, beside the installation's");
  withExamples(command, ['models check', 'models check --role fast --json']);
  return answering(command, cli, { input: checkInput, run: (input) => check(input, cli, ask) });
}

async function check(
  { role, tenant }: z.output<typeof checkInput>,
  cli: Cli,
  ask: AskModel,
): Promise<Answer> {
  const { openModelOpener } = await import('#runtime/models/model-opener.ts');
  const lines = (await reportModels(cli, tenant)).filter((line) =>
    role === undefined ? line.role !== null : line.role === role,
  );
  if (lines.length === 0) {
    throw new ConfigurationError('No model is named: "steward models set" names one, or STEWARD_MODEL does.');
  }
  const { owner } = await cli.store();
  const opening = {
    owner,
    keys: modelKeys(cli),
    defaults: modelDefaults(cli.settings),
    open: openModelOpener(await cli.log(), cli.settings.model).open,
  };
  const checks = await checkModels(lines, { ...opening, ask, signal: cli.signal });
  return {
    data: checks,
    show: (terminal) => showChecks(checks, terminal),
    ...(checks.some(({ verdict }) => verdict === 'fails') ? { exitCode: ExitCode.externalService } : {}),
  };
}
