import { Command } from 'commander';
import { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { Approval } from '#storage/runtime/approval.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatInstant, UNKNOWN } from '../output/format.ts';
import { renderRecord } from '../output/record.ts';
import { type Column, renderTable } from '../output/table.ts';
import type { Paint } from '../output/terminal.ts';
import { approvalDecisionCommands } from './approval-decisions.ts';

/** `steward approvals`: what runs ask people, and what people said. */
export function approvalsCommand(cli: Cli): Command {
  const approvals = new Command('approvals').description('what runs ask people before they go on');
  withExamples(approvals, [
    'approvals list --tenant merch',
    'approvals show 4 --tenant merch',
    'approvals approve 4 --tenant merch --reason "agreed with the shop team"',
  ]);
  approvals.addCommand(listCommand(cli)).addCommand(showCommand(cli));
  for (const command of approvalDecisionCommands(cli)) approvals.addCommand(command);
  return approvals;
}

const listInput = z.object({
  tenant: z.string(),
  all: z.boolean().default(false),
  limit: z.coerce.number('must be a whole number').int().positive(),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('what waits for an answer')
    .addOption(tenantOption())
    .option('--all', 'also what was answered, or has run out')
    .option('--limit <count>', 'how many at most', '50');
  withExamples(command, ['approvals list --tenant merch', 'approvals list --tenant merch --all --json']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant: slug, all, limit }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const { listApprovals } = await import('#storage/runtime/approval.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await listApprovals(db, { includeAnswered: all, limit });
  return {
    data: found,
    show({ out }) {
      if (found.length === 0) {
        out.write(all ? 'Nobody was asked anything yet.\n' : 'Nothing waits for an answer.\n');
        return;
      }
      out.write(renderTable(found, columnsFor(tenant), out));
      out.write(`\nNext: steward approvals show <number> --tenant ${slug}\n`);
    },
  };
}

function columnsFor(tenant: Tenant): readonly Column<Approval>[] {
  return [
    { title: 'NO', value: ({ number }) => String(number), align: 'right' },
    { title: 'STATUS', value: statusOf, style: styleStatus },
    { title: 'KIND', value: kindOf, dispensable: 2 },
    { title: 'RUN', value: ({ run }) => String(run), align: 'right' },
    { title: 'ASKED', value: ({ createdAt }) => instant(createdAt, tenant), dispensable: 1 },
    { title: 'UNTIL', value: ({ expiresAt }) => instant(expiresAt, tenant), dispensable: 3 },
    { title: 'WHAT', value: ({ summary }) => summary, least: 20 },
  ];
}

function instant(at: Date | null, { locale, timezone }: Tenant): string {
  return at === null ? UNKNOWN : formatInstant(at, locale, timezone);
}

function kindOf({ kind }: Approval): string {
  return { interrupt: 'question', effect: 'effect', unknown_outcome: 'was it sent?' }[kind];
}

function statusOf({ status, isOverdue }: Approval): string {
  return isOverdue ? 'expired' : status;
}

function styleStatus(text: string, { status }: Approval, paint: Paint): string {
  if (status === 'pending') return paint.yellow(text);
  return status === 'approved' || status === 'edited' ? paint.green(text) : paint.red(text);
}

const showInput = z.object({ tenant: z.string(), number: z.string() });

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one question in full')
    .argument('<number>', 'its number, or its id')
    .addOption(tenantOption());
  withExamples(command, ['approvals show 4 --tenant merch']);
  return answering(command, cli, { input: showInput, run: show });
}

async function show({ tenant: slug, number }: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const { getApproval } = await import('#storage/runtime/approval.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await getApproval(db, number);
  return {
    data: found,
    show({ out }) {
      out.write(renderRecord(recordOf(found, tenant), out));
      if (statusOf(found) !== 'pending') return;
      out.write(`\nNext: steward approvals approve|reject|edit ${found.number} --tenant ${slug}\n`);
    },
  };
}

function recordOf(approval: Approval, tenant: Tenant): Record<string, string | null> {
  const { number, rule, tool, run, graph, place, payload, editedPayload, expiresAt } = approval;
  const { status, decidedBy, decidedAt, reason, summary, createdAt, isRunEnded } = approval;
  return {
    number: String(number),
    status: statusOf(approval),
    what: summary,
    kind: kindOf(approval),
    rule,
    tool,
    run: `${run} (${graph})${isRunEnded ? ', which has ended' : ''}`,
    place,
    payload: JSON.stringify(payload),
    edited: status === 'edited' ? JSON.stringify(editedPayload) : null,
    asked: instant(createdAt, tenant),
    until: expiresAt === null ? null : instant(expiresAt, tenant),
    decided: decidedAt === null ? null : `${instant(decidedAt, tenant)}, by ${decidedBy ?? UNKNOWN}`,
    reason,
  };
}
