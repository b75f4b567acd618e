import { Command } from 'commander';
import { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { Verdict } from '#storage/insight/recommendation-decide.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { type Measuring, measureImplemented } from '../measure-implemented.ts';
import { currentOperator } from '../operator.ts';
import { formatChange, formatDay } from '../output/format.ts';
import { sayDetectable, sayReason } from '../output/outcome-words.ts';
import { plain } from '../output/plain-text.ts';
import { shortId } from '../recommendation-text.ts';

/** `accept`, `dismiss`, `implement` and `feedback`: what people say of a recommendation. */
export function decisionCommands(cli: Cli): readonly Command[] {
  return [
    decisionCommand(cli, { name: 'accept', verdict: 'accepted', description: 'it will be done' }),
    decisionCommand(cli, {
      name: 'dismiss',
      verdict: 'dismissed',
      description: 'it will not be done; it stays away for a while',
    }),
    decisionCommand(cli, {
      name: 'implement',
      verdict: 'implemented',
      description: 'it was done; what it brings is measured',
    }),
    feedbackCommand(cli),
  ];
}

const decisionInput = z.object({
  tenant: z.string(),
  id: z.string(),
  reason: z.string().trim().min(1).optional(),
});

interface Decision {
  readonly name: string;
  readonly verdict: Verdict;
  readonly description: string;
}

function decisionCommand(cli: Cli, { name, verdict, description }: Decision): Command {
  const command = new Command(name)
    .description(description)
    .argument('<id>', 'id of the recommendation, or the beginning of it')
    .addOption(tenantOption())
    .option('--reason <text>', 'why');
  withExamples(command, [
    `recommendations ${name} 1a2b3c4d --tenant merch --reason "agreed with the shop team"`,
  ]);
  return answering(command, cli, {
    input: decisionInput,
    run: (input) => decide({ ...input, verdict }, cli),
  });
}

async function decide(
  { tenant: slug, id, reason, verdict }: z.output<typeof decisionInput> & { verdict: Verdict },
  cli: Cli,
): Promise<Answer> {
  const { decideRecommendation } = await import('#storage/insight/recommendation-decide.repository.ts');
  const scope = await cli.enter(slug);
  const order = { reference: id, verdict, reason: reason ?? null };
  const decided = await decideRecommendation(scope.db, order, currentOperator());
  const measuring = verdict === 'implemented' ? await measureImplemented(cli, scope, decided) : null;
  return {
    data: measuring === null ? decided : { ...decided, measuring },
    show({ out }) {
      out.write(`${shortId(decided.id)} is ${decided.status}: ${plain(decided.title)}\n`);
      if (measuring !== null) out.write(sayMeasuring(measuring, scope.tenant));
    },
  };
}

function sayMeasuring(measuring: Measuring, tenant: Tenant): string {
  if (measuring.kind === 'not_measured')
    return `It is not measured: ${sayReason({ reason: measuring.fault })}.\n`;
  const { metric, promised, fault, evaluateOn } = measuring;
  const why = sayReason({ reason: fault });
  const seen = why === null ? `a change of ${sayDetectable(measuring, tenant)}` : `nothing (${why})`;
  return (
    `Measured on ${metric}: ${formatChange(promised, tenant)} was promised, ${seen} can be detected. ` +
    `It is judged on ${formatDay(evaluateOn, tenant)}.\n`
  );
}

const feedbackInput = z
  .object({
    tenant: z.string(),
    id: z.string(),
    helpful: z.boolean().optional(),
    rating: z.coerce
      .number('must be 1 to 5')
      .int('must be 1 to 5')
      .min(1, 'must be 1 to 5')
      .max(5, 'must be 1 to 5')
      .optional(),
    text: z.string().trim().min(1).optional(),
  })
  .refine(({ helpful }) => helpful !== undefined, {
    path: ['helpful'],
    message: 'or --no-helpful is needed',
  });

function feedbackCommand(cli: Cli): Command {
  const command = new Command('feedback')
    .description('say whether it helped')
    .argument('<id>', 'id of the recommendation, or the beginning of it')
    .addOption(tenantOption())
    .option('--helpful', 'it helped')
    .option('--no-helpful', 'it did not help')
    .option('--rating <1-5>', 'how good it is')
    .option('--text <text>', 'in words');
  withExamples(command, [
    'recommendations feedback 1a2b3c4d --tenant merch --helpful --rating 4 --text "found it at once"',
  ]);
  return answering(command, cli, { input: feedbackInput, run: keepFeedback });
}

async function keepFeedback(
  { tenant: slug, id, helpful, rating, text }: z.output<typeof feedbackInput>,
  cli: Cli,
): Promise<Answer> {
  const { giveFeedback } = await import('#storage/insight/recommendation-decide.repository.ts');
  const { db } = await cli.enter(slug);
  const type = helpful === true ? 'helpful' : 'not_helpful';
  const feedback = { type, rating: rating ?? null, text: text ?? null } as const;
  const { id: fullId } = await giveFeedback(db, { reference: id, ...feedback }, currentOperator());
  return {
    data: { recommendationId: fullId, ...feedback },
    show: ({ out }) => out.write(`Thank you; kept with ${shortId(fullId)}.\n`),
  };
}
