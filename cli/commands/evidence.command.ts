import { Command, Option } from 'commander';
import { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { FigureCheck, Verification } from '#runtime/verify-evidence.ts';
import type { Database } from '#storage/database.ts';
import type { Evidence } from '#storage/insight/evidence.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { formatCell, formatInstant } from '../output/format.ts';
import { plain } from '../output/plain-text.ts';
import { renderRecord } from '../output/record.ts';
import { type Column, renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { shortId } from '../recommendation-text.ts';
import { toolContext } from '../tool-context.ts';
import { withLiveLine } from '../with-live-line.ts';

/** `steward evidence`: the stored results that figures rest on. */
export function evidenceCommand(cli: Cli): Command {
  const evidence = new Command('evidence').description('the stored results that every figure rests on');
  withExamples(evidence, ['evidence verify --tenant merch', 'evidence show 1a2b3c4d --tenant merch']);
  return evidence.addCommand(showCommand(cli)).addCommand(verifyCommand(cli));
}

const showInput = z.object({ tenant: z.string(), id: z.string() });

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one stored result: the tool, its arguments, the queries that ran, every cell')
    .argument('<id>', 'its id, or the beginning of it')
    .addOption(tenantOption());
  withExamples(command, [
    'evidence show 1a2b3c4d --tenant merch',
    'evidence show 1a2b3c4d --tenant merch --json',
  ]);
  return answering(command, cli, { input: showInput, run: showEvidence });
}

async function showEvidence({ tenant: slug, id }: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const { findEvidenceId } = await import('#storage/insight/evidence-read.repository.ts');
  const { getEvidence } = await import('#storage/insight/evidence.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const evidence = await getEvidence(db, await findEvidenceId(db, id));
  return { data: evidence, show: (terminal) => renderEvidence(evidence, tenant, terminal) };
}

function renderEvidence(evidence: Evidence, tenant: Tenant, { out }: Terminal): void {
  const record = {
    evidence: evidence.id,
    tool: `${evidence.tool}, version ${evidence.toolVersion}`,
    arguments: JSON.stringify(evidence.arguments),
    stored: formatInstant(evidence.createdAt, tenant.locale, tenant.timezone),
    'SHA-256': evidence.contentHash,
  };
  const cells = Object.entries(evidence.cells);
  const columns: readonly Column<(typeof cells)[number]>[] = [
    { title: 'CELL', value: ([name]) => name, least: 20 },
    { title: 'VALUE', value: ([, cell]) => formatCell(cell, tenant), align: 'right', least: 10 },
    { title: 'UNIT', value: ([, cell]) => cell.currency ?? cell.unit },
    { title: 'BASIS', value: ([, cell]) => cell.basis },
  ];
  out.write(`${renderRecord(record, out)}\n${renderTable(cells, columns, out)}`);
  for (const { text, values } of evidence.queries) {
    const lines = text
      .split('\n')
      .map(plain)
      .filter((line) => line.trim() !== '');
    out.write(
      `\n${out.paint.bold('Query')}\n${lines.join('\n')}\n${out.paint.dim(`-- ${plain(JSON.stringify(values))}`)}\n`,
    );
  }
}

const verifyInput = z.object({
  tenant: z.string(),
  recommendation: z.string().optional(),
  thread: z.string().optional(),
  conversations: z.boolean(),
});

function verifyCommand(cli: Cli): Command {
  const command = new Command('verify')
    .description('compute every cited figure again; exits with 1 unless all hold')
    .addOption(tenantOption())
    .option('--recommendation <id>', 'only the figures of this one')
    .addOption(
      new Option('--thread <id>', 'only the figures of the answers in this conversation').conflicts(
        'recommendation',
      ),
    )
    .option('--no-conversations', 'only recommendations and insights: what was said may have moved on since');
  withExamples(command, [
    'evidence verify --tenant merch',
    'evidence verify --tenant merch --recommendation 1a2b3c4d',
    'evidence verify --tenant merch --thread 1a2b3c4d',
  ]);
  return answering(command, cli, { input: verifyInput, run: verify });
}

async function verify(
  { tenant: slug, recommendation, thread, conversations }: z.output<typeof verifyInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ verifyEvidence }, { all: tools }] = await Promise.all([
    import('#runtime/verify-evidence.ts'),
    import('#tools/registry.gen.ts'),
  ]);
  const scope = await cli.enter(slug);
  const request = {
    recommendationId: recommendation === undefined ? undefined : await resolve(scope.db, recommendation),
    threadId: thread === undefined ? undefined : await resolveThread(scope.db, thread),
    withConversations: conversations,
  };
  const context = await toolContext(cli, scope);
  const verification = await withLiveLine(cli, (line) =>
    verifyEvidence(request, {
      ...context,
      tools,
      onProgress: (done, total) => line.set(`computing again: ${done} of ${total} stored results`),
    }),
  );
  const { holds, cited } = verification;
  return {
    data: verification,
    show: (terminal) => showVerification(verification, terminal),
    ...(holds === cited ? {} : { exitCode: ExitCode.no }),
  };
}

async function resolve(db: Database, reference: string): Promise<string> {
  const { getRecommendation } = await import('#storage/insight/recommendation-read.repository.ts');
  return (await getRecommendation(db, reference)).id;
}

async function resolveThread(db: Database, reference: string): Promise<string> {
  const { getThreadLike } = await import('#storage/runtime/thread-reference.repository.ts');
  return (await getThreadLike(db, reference)).id;
}

function showVerification(
  { figures, holds, cited, recomputed, conversations }: Verification,
  { out }: Terminal,
): void {
  const failed = figures.filter(({ outcome }) => outcome.kind !== 'holds');
  const columns: readonly Column<FigureCheck>[] = [
    { title: 'FIGURE', value: ({ citation }) => citation.figure, least: 10 },
    { title: 'IN', value: whereOf, least: 16 },
    { title: 'CELL', value: ({ citation }) => citation.cell, least: 12 },
    { title: 'EVIDENCE', value: ({ citation }) => shortId(citation.evidenceId) },
    { title: 'WHY NOT', value: reasonOf, least: 16 },
  ];
  if (failed.length > 0) out.write(`${renderTable(failed, columns, out)}\n`);
  out.write(`Computed ${recomputed} stored results again.\n`);
  if (conversations.cited > 0) {
    out.write(`In conversations, ${conversations.holds} of ${conversations.cited} hold; in all:\n`);
  }
  out.write(`${holds} of ${cited} cited figures hold\n`);
}

function whereOf({ citation }: FigureCheck): string {
  if (!('threadId' in citation)) return citation.title;
  const { threadId, messageNumber, title } = citation;
  return `thread ${shortId(threadId)}, message ${messageNumber}: ${title}`;
}

function reasonOf({ outcome }: FigureCheck): string {
  if (outcome.kind === 'changed')
    return `it says ${outcome.cited}, now it is ${outcome.computed ?? 'unknown'}`;
  if (outcome.kind === 'failed') return outcome.reason;
  return outcome.kind.replace('_', ' ');
}
