import { type Command, Option } from 'commander';
import type { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import type { Answer, Cli } from './cli.ts';
import type { ExitCode } from './exit-code.ts';

/** How a command works: what its arguments and options must be, and what it answers to them. */
export interface CommandWork<Input> {
  readonly input: z.ZodType<Input>;
  run(input: Input, cli: Cli): Promise<Answer>;
}

/** Gives a command its work; arguments and options reach it as one object, checked. */
export function answering<Input>(command: Command, cli: Cli, { input, run }: CommandWork<Input>): Command {
  return command.action(async () => {
    const answer = await run(check(command, input), cli);
    cli.signal.throwIfAborted();
    deliver(answer, cli);
  });
}

/** How a command works that goes on until it is told to stop, and says itself what happens meanwhile. */
export interface ServingWork<Input> {
  readonly input: z.ZodType<Input>;
  run(input: Input, cli: Cli): Promise<ExitCode>;
}

/** Gives a command such work; being asked to stop is no failure of it. */
export function serving<Input>(command: Command, cli: Cli, { input, run }: ServingWork<Input>): Command {
  return command.action(async () => {
    process.exitCode = await run(check(command, input), cli);
  });
}

/** The option of every command that works on one tenant's rows; there is no default on purpose. */
export function tenantOption(): Option {
  return new Option('--tenant <slug>', 'the tenant to work for').makeOptionMandatory();
}

/** Adds examples to the help of a command. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ steward ${example}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

function check<Input>(command: Command, schema: z.ZodType<Input>): Input {
  const names = command.registeredArguments.map((argument) => argument.name());
  const given = Object.fromEntries(names.map((name, index) => [name, command.processedArgs[index]]));
  const parsed = schema.safeParse({ ...command.opts(), ...given });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const key = String(path[0]);
    return `${names.includes(key) ? `<${key}>` : optionName(key)} ${message}`;
  });
  throw new InvalidInputError(`${problems.join('. ')}.`);
}

/** `firstDay` is `--first-day` on the command line. */
function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function deliver({ data, show, exitCode }: Answer, { flags, terminal }: Cli): void {
  if (flags.json) terminal.out.write(`${JSON.stringify(data, null, 2)}\n`);
  else show(terminal);
  if (exitCode !== undefined) process.exitCode = exitCode;
}
