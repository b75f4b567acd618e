import { Command } from 'commander';
import { z } from 'zod';
import { language } from '#core/tenant.ts';
import { topicState } from '#storage/insight/topic.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { prose } from '../output/prose.ts';
import { sayTopicStates } from '../output/topic-states.ts';
import { renderTopics } from '../output/topic-table.ts';
import { renderTopic } from '../output/topic-view.ts';
import { PRIORITIES, priorityOption } from '../priority-option.ts';
import { shortId } from '../recommendation-text.ts';

const STATES = topicState.options.join(', ');

/** `steward topics`: what analysts' reports are about, and what became of it. */
export function topicsCommand(cli: Cli): Command {
  const topics = new Command('topics').description('what analysts found, and what became of it');
  withExamples(topics, [
    'topics list --tenant merch',
    'topics list --tenant merch --state backlog --priority LOW',
    'topics show campaign_wasting --tenant merch',
  ]);
  return topics.addCommand(listCommand(cli)).addCommand(showCommand(cli));
}

const listInput = z.object({
  tenant: z.string(),
  state: z.enum(topicState.options, `must be one of ${STATES}`).optional(),
  priority: priorityOption.optional(),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('all topics, the most pressing first')
    .addOption(tenantOption())
    .option('--state <state>', `only ${STATES}`)
    .option('--priority <priority>', `only ${PRIORITIES}`);
  withExamples(command, ['topics list --tenant merch', 'topics list --tenant merch --state digest --json']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list(
  { tenant: slug, state, priority: level }: z.output<typeof listInput>,
  cli: Cli,
): Promise<Answer> {
  const { listTopics, countTopics } = await import('#storage/insight/topic-read.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await listTopics(db, {
    states: state === undefined ? undefined : [state],
    priorities: level === undefined ? undefined : [level],
  });
  const states = sayTopicStates(await countTopics(db));
  return {
    data: found,
    show({ out }) {
      if (found.length === 0) {
        out.write(states === undefined ? noneYet(slug) : `No topic is like that. ${states}\n`);
        return;
      }
      out.write(renderTopics(found, tenant, out));
      if (states !== undefined) out.write(`\n${prose(states, out, 0)}\n`);
      out.write(`Next: steward topics show <id> --tenant ${slug}\n`);
    },
  };
}

function noneYet(slug: string): string {
  return (
    `No topics. They come from reports of analysts: steward analysts run --tenant ${slug}\n` +
    `and then: steward run proactive --tenant ${slug}\n`
  );
}

const showInput = z.object({
  tenant: z.string(),
  topic: z.string(),
  lang: z.enum(language.options, 'must be en or pl').optional(),
});

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one topic: who found what, its figures, what became of it and why')
    .argument('<topic>', 'its key or id, or the beginning of one')
    .addOption(tenantOption())
    .option('--lang <language>', 'en or pl; the tenant’s language when left out');
  withExamples(command, [
    'topics show 1a2b3c4d --tenant merch',
    'topics show page_slow:page=/cart --tenant merch --lang pl',
  ]);
  return answering(command, cli, { input: showInput, run: show });
}

async function show({ tenant: slug, topic, lang }: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const { getTopic } = await import('#storage/insight/topic-read.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await getTopic(db, topic);
  const { recommendationId } = found;
  return {
    data: found,
    show({ out }) {
      out.write(renderTopic(found, lang ?? tenant.locale, out));
      if (recommendationId !== null) {
        out.write(`\nNext: steward recommendations show ${shortId(recommendationId)} --tenant ${slug}\n`);
      }
    },
  };
}
