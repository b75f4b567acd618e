import { Command } from 'commander';
import { z } from 'zod';
import type { Message, Thread } from '#storage/runtime/thread.repository.ts';
import { renderSources } from '../chat/turn-view.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatInstant } from '../output/format.ts';
import { plain } from '../output/plain-text.ts';
import { type Column, renderTable } from '../output/table.ts';
import { shortId } from '../recommendation-text.ts';

/** `steward threads`: conversations that were held. */
export function threadsCommand(cli: Cli): Command {
  const threads = new Command('threads').description('conversations: what was asked and answered');
  withExamples(threads, ['threads list --tenant merch', 'threads show 1a2b3c4d --tenant merch']);
  return threads.addCommand(listCommand(cli)).addCommand(showCommand(cli)).addCommand(closeCommand(cli));
}

const listInput = z.object({
  tenant: z.string(),
  limit: z.coerce.number('must be a whole number').int().positive('must be 1 at least'),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('the conversations in which something happened last, first')
    .addOption(tenantOption())
    .option('--limit <count>', 'how many at most', '20');
  withExamples(command, ['threads list --tenant merch']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant: slug, limit }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const { listThreads } = await import('#storage/runtime/thread.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const threads = await listThreads(db, { limit });
  const columns: readonly Column<Thread>[] = [
    { title: 'ID', value: ({ id }) => shortId(id) },
    { title: 'BEGAN WITH', value: ({ title }) => title ?? '', least: 20 },
    { title: 'MESSAGES', value: ({ messages }) => String(messages), align: 'right' },
    { title: 'LAST', value: ({ updatedAt }) => formatInstant(updatedAt, tenant.locale, tenant.timezone) },
    { title: 'STATUS', value: ({ status }) => status },
  ];
  return {
    data: threads,
    show({ out }) {
      if (threads.length === 0)
        return out.write(`No conversations. To begin one: steward chat --tenant ${slug}\n`);
      out.write(renderTable(threads, columns, out));
      out.write(`\nNext: steward chat --tenant ${slug} --thread <id>\n`);
    },
  };
}

const oneInput = z.object({ tenant: z.string(), id: z.string() });

function showCommand(cli: Cli): Command {
  const command = about(new Command('show').description('everything that was said in one'));
  withExamples(command, ['threads show 1a2b3c4d --tenant merch']);
  return answering(command, cli, { input: oneInput, run: show });
}

async function show({ tenant: slug, id }: z.output<typeof oneInput>, cli: Cli): Promise<Answer> {
  const [{ listMessages }, { readParts }] = await Promise.all([
    import('#storage/runtime/thread.repository.ts'),
    import('#graphs/core/message-parts.ts'),
  ]);
  const { thread, tenant, db } = await find(cli, slug, id);
  const messages: Message[] = await listMessages(db, thread.id);
  return {
    data: { ...thread, said: messages },
    show({ out }) {
      for (const { role, content, parts } of messages) {
        const text = content.split('\n').map(plain).join('\n');
        out.write(role === 'user' ? `${out.paint.bold(`you> ${text}`)}\n\n` : `${text}\n\n`);
        out.write(renderSources(readParts(parts), tenant, { out }));
      }
    },
  };
}

function closeCommand(cli: Cli): Command {
  const command = about(new Command('close').description('end one: nothing more may be said in it'));
  withExamples(command, ['threads close 1a2b3c4d --tenant merch']);
  return answering(command, cli, { input: oneInput, run: close });
}

async function close({ tenant: slug, id }: z.output<typeof oneInput>, cli: Cli): Promise<Answer> {
  const { closeThread } = await import('#storage/runtime/thread.repository.ts');
  const { thread, db } = await find(cli, slug, id);
  await closeThread(db, thread.id);
  return {
    data: { id: thread.id, status: 'closed' },
    show: ({ out }) => out.write(`Thread ${shortId(thread.id)} is closed.\n`),
  };
}

function about(command: Command): Command {
  return command.argument('<id>', 'its id, or the beginning of it').addOption(tenantOption());
}

async function find(cli: Cli, slug: string, id: string): Promise<TenantScope & { thread: Thread }> {
  const { getThreadLike } = await import('#storage/runtime/thread-reference.repository.ts');
  const scope = await cli.enter(slug);
  return { ...scope, thread: await getThreadLike(scope.db, id) };
}
