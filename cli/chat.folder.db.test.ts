import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { prepareSteward } from './testing.ts';
import { hasTerminals, onTerminal, openSessionsProvider, piped } from './testing-chat.ts';
import { jsonLines, MINUTES, openTestShop, TENANT, type TestShop } from './testing-workers.ts';

const CHAT = ['chat', ...TENANT];
const WHY = 'why did revenue fall last week?';
/** Nothing that is documented: only a model can answer it. */
const RIDDLE = 'were there many visits, would you say?';

const turn = z.object({
  threadId: z.uuid(),
  status: z.string(),
  needsModel: z.boolean(),
  text: z.string().nullable(),
  sources: z.array(z.object({ number: z.number(), evidenceId: z.uuid(), tool: z.string() })),
  figures: z.array(z.object({ figure: z.string(), evidenceId: z.uuid(), cell: z.string() })),
  withheld: z.array(z.unknown()),
});
const threads = z.array(
  z.object({ id: z.uuid(), title: z.string(), messages: z.number(), status: z.string() }),
);

// Each test starts several processes, each of which opens the embedded database.
vi.setConfig({ testTimeout: 2 * MINUTES });

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
}, 3 * MINUTES);
afterAll(() => shop.close());

const listThreads = async () => threads.parse(await shop.steward.json('threads', 'list', ...TENANT));

describe('chat --once', () => {
  it('answers why from the store, cites by number, and says where the evidence is', async () => {
    const { code, stdout, stderr } = await shop.steward.run(...CHAT, '--once', WHY);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Revenue came to PLN\s[\d,.]+ from .* \[1\]\./);
    expect(stdout).toMatch(/\n\[1\] [0-9a-f]{8} metric_series: .*\n\[2\] [0-9a-f]{8} metric_breakdown: /);
    expect(stderr).toMatch(/tool metric_series {2}metric revenue, firstDay /);
    const id = /\n\[1\] ([0-9a-f]{8}) /.exec(stdout)?.[1] ?? '';
    expect((await shop.steward.run('evidence', 'show', id, ...TENANT)).code).toBe(0);
  });

  it('gives programs the same as one document: text, sources, figures with their cells', async () => {
    const answer = turn.parse(await shop.steward.json(...CHAT, '--once', 'co mam zrobić najpierw?'));

    expect(answer).toMatchObject({ status: 'completed', needsModel: false, withheld: [] });
    expect(answer.text).toMatch(/^Najpierw: „/);
    expect(answer.sources.map(({ tool }) => tool)).toEqual(['insight_recommendations']);
    expect(answer.figures.length).toBeGreaterThan(0);
  });

  it('exits with 1 when only a model could answer and none is there', async () => {
    const { code, stdout } = await shop.steward.run(...CHAT, '--once', RIDDLE);

    expect(code).toBe(1);
    expect(stdout).toMatch(/needs a model/);
  });

  it('asks a model what is not documented, and keeps what its evidence supports', async () => {
    const provider = await openSessionsProvider();
    const variables = { ...shop.steward.env, STEWARD_MODEL: 'test', OPENAI_BASE_URL: provider.url };
    const withModel = prepareSteward(defined(variables), shop.steward.home);

    const documented = turn.parse(await withModel.json(...CHAT, '--once', WHY));
    const asked = provider.requests.length;
    const riddle = turn.parse(await withModel.json(...CHAT, '--once', RIDDLE));
    await provider.close();

    expect([asked, documented.withheld, riddle.withheld]).toEqual([0, [], []]);
    expect(documented.text).toMatch(/^Revenue came to /);
    expect(riddle.text).toMatch(/^There were \d+ sessions \[1\]\.$/);
    expect(riddle.figures).toMatchObject([{ cell: 'summary.actual_total' }]);
  });
});

function defined(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

describe('chat through a pipe', () => {
  it('answers each line in one thread; with --json each answer is a line', async () => {
    const before = (await listThreads()).length;

    const { code, stdout } = await piped(
      shop.steward,
      [...CHAT, '--json'],
      'show sessions by channel\n\nwhat changed yesterday',
    );

    expect(code).toBe(0);
    const answers = z.array(turn).parse(jsonLines(stdout));
    expect(answers.map(({ sources }) => sources[0]?.tool)).toEqual(['metric_values', 'metric_changes']);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
    expect(await listThreads()).toHaveLength(before + 1);
  });
});

describe('evidence verify', () => {
  it('computes the figures of an answer again, and tells them from those of texts', async () => {
    const said = turn.parse(await shop.steward.json(...CHAT, '--once', WHY));
    const count = said.figures.length;

    const one = await shop.steward.run(
      'evidence',
      'verify',
      ...TENANT,
      '--thread',
      said.threadId.slice(0, 8),
    );
    const json = await shop.steward.json('evidence', 'verify', ...TENANT);
    const without = await shop.steward.json('evidence', 'verify', ...TENANT, '--no-conversations');

    expect(one.code).toBe(0);
    expect(one.stdout).toMatch(
      new RegExp(
        `In conversations, ${count} of ${count} hold; in all:\n${count} of ${count} cited figures hold\n$`,
      ),
    );
    expect(without).toMatchObject({ conversations: { cited: 0 } });
    const counts = z.object({ cited: z.number(), conversations: z.object({ cited: z.number() }) });
    const [all, texts] = [counts.parse(json), counts.parse(without)];
    expect(all.conversations.cited).toBeGreaterThanOrEqual(count);
    expect(all.cited).toBe(texts.cited + all.conversations.cited);
  });
});

describe('threads', () => {
  it('shows what was said with its sources, and takes nothing more once it is closed', async () => {
    const { threadId } = turn.parse(await shop.steward.json(...CHAT, '--once', 'how is roas'));
    const id = threadId.slice(0, 8);

    const shown = await shop.steward.run('threads', 'show', id, ...TENANT);
    const closed = await shop.steward.run('threads', 'close', id, ...TENANT);
    const refused = await shop.steward.run(...CHAT, '--thread', id, '--once', 'how is roas');

    expect(shown.stdout).toMatch(
      /^you> how is roas\n\nReturn on ad spend came to [\s\S]*\[1\] [0-9a-f]{8} metric_series/,
    );
    expect([closed.code, refused.code]).toEqual([0, 2]);
    expect(refused.stderr).toContain('The thread is closed. Begin a new one.');
  });
});

it('answers first what a killed process left without an answer', async () => {
  const { threadId } = turn.parse(await shop.steward.json(...CHAT, '--once', 'how is roas'));
  const modelAsked = shop.modelAsked();
  const { process: child, ended } = shop.slow.start(...CHAT, '--thread', threadId, '--once', RIDDLE);
  await modelAsked;
  child.kill('SIGKILL');
  await ended;

  const { code } = await shop.steward.run(
    ...CHAT,
    '--thread',
    threadId,
    '--once',
    'show sessions by channel',
  );

  expect(code).toBe(0);
  const { said } = z
    .object({ said: z.array(z.object({ role: z.string(), content: z.string() })) })
    .parse(await shop.steward.json('threads', 'show', threadId, ...TENANT));
  expect(said.map(({ role }) => role)).toEqual([
    'user',
    'assistant',
    'user',
    'assistant',
    'user',
    'assistant',
  ]);
  expect(said.map(({ content }) => content.split(' ').slice(0, 4).join(' ')).slice(2)).toEqual([
    ...[
      'were there many visits,',
      'This question needs a',
      'show sessions by channel',
      'Sessions by channel from',
    ],
  ]);
});

describe.runIf(hasTerminals)('chat on a terminal (needs `script` of util-linux)', () => {
  it(
    'streams, is interrupted without ending, and goes on with its thread later',
    async () => {
      const first = onTerminal(shop.slow, [...CHAT, '--new']);
      await first.sees('you> ');
      const modelAsked = shop.modelAsked();
      first.type(`${RIDDLE}\r`);
      await modelAsked;
      first.type('\u0003');
      await first.sees('(stopped)');
      await first.sees('you> ');
      first.type('show sessions by channel\r');
      await first.sees('tool metric_values');
      await first.sees('Organic Search');
      await first.sees('you> ');
      first.type('\u0004');
      const farewell = await first.sees('To go on: steward chat --tenant demo --thread ');
      expect(farewell).not.toContain('steward: ');
      expect(await first.ended).toBe(0);

      const second = onTerminal(shop.slow, CHAT);
      await second.sees('Goes on with thread ');
      await second.sees('you> show sessions by channel');
      await second.sees('you> ');
      second.type('help\r');
      await second.sees('What can be asked');
      await second.sees('you> ');
      second.type('\u0003');
      expect(await second.ended).toBe(0);

      const [latest] = await listThreads();
      // The question that was stopped stays without an answer.
      expect(latest).toMatchObject({ title: RIDDLE, messages: 5 });
      expect(await shop.steward.json('runs', 'list', ...TENANT, '--limit', '3')).toMatchObject([
        { status: 'completed' },
        { status: 'completed' },
        { status: 'cancelled' },
      ]);
    },
    3 * MINUTES,
  );
});
