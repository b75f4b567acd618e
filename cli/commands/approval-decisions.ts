import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import type { DecisionOrder } from '#runtime/approvals/decide-approval.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeEngine } from '../compose-runtime.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';
import { plain } from '../output/plain-text.ts';

/** `approve`, `reject` and `edit`: what people say to a question of a run. */
export function approvalDecisionCommands(cli: Cli): readonly Command[] {
  return [
    decisionCommand(cli, 'approve', 'go on with what was asked for'),
    decisionCommand(cli, 'reject', 'go on without it'),
    editCommand(cli),
  ];
}

const decisionInput = z.object({
  tenant: z.string(),
  number: z.string(),
  reason: z.string().trim().min(1).optional(),
});

function decisionCommand(cli: Cli, verdict: 'approve' | 'reject', description: string): Command {
  const command = emptyDecision(verdict, description);
  withExamples(command, [`approvals ${verdict} 4 --tenant merch --reason "agreed with the shop team"`]);
  return answering(command, cli, {
    input: decisionInput,
    run: (input) => decide({ ...input, verdict }, cli),
  });
}

const editInput = decisionInput
  .extend({ payload: z.string().optional(), file: z.string().optional() })
  .refine(({ payload, file }) => payload !== undefined || file !== undefined, {
    path: ['payload'],
    message: 'or --file is needed',
  });

function editCommand(cli: Cli): Command {
  const command = emptyDecision('edit', 'go on with something else instead of what was asked for')
    .addOption(new Option('--payload <json>', 'what instead, as JSON').conflicts('file'))
    .option('--file <path>', 'the same from a file');
  command.addHelpText(
    'after',
    '\nTo "was it sent?" an edit says that it was, and what came back: --payload \'{"receipt": …}\'.',
  );
  withExamples(command, [
    `approvals edit 4 --tenant merch --payload '{"url": "https://shop.example/hook", "body": {"stop": true}}'`,
    'approvals edit 4 --tenant merch --file changed.json',
  ]);
  return answering(command, cli, {
    input: editInput,
    async run({ payload, file, ...input }) {
      const text = file === undefined ? payload : await readFile(file, 'utf8');
      return decide({ ...input, verdict: 'edit', payload: parseJson(text ?? '') }, cli);
    },
  });
}

function emptyDecision(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<number>', 'number of the question, or its id')
    .addOption(tenantOption())
    .option('--reason <text>', 'why');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInputError('What is to be sent instead must be JSON.', { cause });
  }
}

type Decided = z.output<typeof decisionInput> & Pick<DecisionOrder, 'verdict' | 'payload'>;

async function decide({ tenant: slug, number, reason, ...said }: Decided, cli: Cli): Promise<Answer> {
  const { decideApproval } = await import('#runtime/approvals/decide-approval.ts');
  const { db } = await cli.enter(slug);
  const order = { ...said, reference: number, reason: reason ?? null, actor: currentOperator() };
  const decided = await decideApproval(await composeEngine(cli), db, order);
  return {
    data: decided,
    show({ out }) {
      out.write(`${decided.number} is ${decided.status}: ${plain(decided.summary)}\n`);
      out.write(`Run ${decided.run} goes on with the next free worker: steward work\n`);
    },
  };
}
