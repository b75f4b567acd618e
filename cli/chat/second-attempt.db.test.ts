import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { conversation } from '#graphs/core/conversation.graph.ts';
import { readParts } from '#graphs/core/message-parts.ts';
import { chunk, openRawProvider, type RawProvider, sendEvents, testModel } from '#models/testing.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import type { RunEvent } from '#runtime/environment.ts';
import { openInlineWorker } from '#runtime/inline-worker.ts';
import { say } from '#runtime/say.ts';
import { openTestEngine } from '#runtime/testing.ts';
import { openThread } from '#runtime/thread-kinds.ts';
import { listMessages } from '#storage/runtime/thread.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { TenantScope } from '../cli.ts';
import { prepareDemo } from '../demo/prepare-demo.ts';
import { silentLine } from '../output/live-line.ts';
import { testCli } from '../testing-cli.ts';

const NOW = '2026-03-16T09:00:00Z';
const RIDDLE = 'were there many visits, would you say?';
const WRONG = 'There were 123456789 sessions [1].';
const FINE = 'Visits came as on other days.';

let store: TestStore;
let scope: TenantScope;
let provider: RawProvider;
/** What the model answers at each attempt, once it has looked sessions up. */
let attempts: ((found: Found) => Reply)[];
beforeAll(async () => {
  store = await openTestStore();
  scope = (await prepareDemo(testCli(store, NOW), silentLine)).scope;
});
beforeEach(async () => {
  attempts = [];
  const replies: string[] = [];
  provider = await openRawProvider((response, request) => {
    const body = provider.requests[request - 1] ?? '';
    if (findIn(body) === undefined) return look(response);
    const next = attempts[replies.push(body) - 1];
    const reply = next?.(findIn(body) ?? { evidenceId: '', actual: 0 }) ?? 'broken';
    if (reply === 'broken') return void response.writeHead(401).end('{}');
    return write(response, reply);
  });
});
afterEach(() => provider.close());
afterAll(() => store.close());

interface Found {
  readonly evidenceId: string;
  readonly actual: number;
}
type Reply = readonly string[] | 'broken';

/** What the model has been shown of sessions: by its tool, or in the answer that was refused. */
function findIn(body: string): Found | undefined {
  const evidenceId = /\\"evidenceId\\":\\"([0-9a-f-]{36})/.exec(body)?.[1];
  const actual =
    /\\"summary.actual_total\\":\{\\"value\\":([\d.]+)/.exec(body)?.[1] ??
    /\\"name\\":\\"summary.actual_total\\",\\"unit\\":\\"count\\",\\"value\\":([\d.]+)/.exec(body)?.[1];
  return evidenceId === undefined ? undefined : { evidenceId, actual: Number(actual) };
}

function look(response: ServerResponse): void {
  const days = { metric: 'sessions', firstDay: '2026-03-09', lastDay: '2026-03-15' };
  const asked = { name: 'metric_series', arguments: JSON.stringify(days) };
  const call = { index: 0, id: 'call_1', type: 'function', function: asked };
  sendEvents(response, [chunk({ tool_calls: [call] }), chunk({}, 'tool_calls')]);
  response.end('data: [DONE]\n\n');
}

/** Writes an answer of paragraphs in two pieces, as providers stream it. */
function write(response: ServerResponse, texts: readonly string[]): void {
  const body = provider.requests.at(-1) ?? '';
  const sources = [{ number: 1, evidenceId: findIn(body)?.evidenceId, cells: ['summary.actual_total'] }];
  const blocks = texts.map((text) => ({ kind: 'text', text }));
  const json = JSON.stringify({ answer: { blocks, sources } });
  const half = Math.floor(json.length / 2);
  const pieces = [json.slice(0, half), json.slice(half)];
  sendEvents(response, [...pieces.map((content) => chunk({ content })), chunk({}, 'stop')]);
  response.end('data: [DONE]\n\n');
}

const right = ({ actual }: Found): string => `There were ${Math.round(actual)} sessions [1].`;

async function ask(question = RIDDLE) {
  const model = testModel(provider.url, { features: { output: true } });
  const engine = await openTestEngine(store, { graphs: [conversation], now: () => new Date(NOW), model });
  const worker = openInlineWorker(engine);
  const events: RunEvent[] = [];
  const thread = await scope.db.transaction((tx) => openThread(tx, { kind: 'chat', channel: 'test' }));
  const wish = { threadId: thread.id, text: question, graph: conversation.name };
  const { executionId, messageNumber } = await say(scope.db, runAdmitter(engine), wish);
  const { signal } = new AbortController();
  const run = await worker.workOn(scope, executionId, {
    signal,
    onEvent: (event) => void events.push(event),
  });
  await worker.close();
  await engine.queue.close();
  const [message] = await listMessages(scope.db, thread.id, { after: messageNumber });
  const parts = readParts(message?.parts ?? []);
  const told = events.flatMap((event) => (event.type === 'text' ? [event] : []));
  return { run, text: message?.content, withheld: parts.filter(({ type }) => type === 'withheld'), told };
}

it('sends what does not hold back once, with the reasons, and keeps the corrected answer', async () => {
  attempts = [() => [FINE, WRONG], (found) => [FINE, right(found)]];

  const { run, text, withheld } = await ask();

  expect(text).toMatch(/^Visits came as on other days\.\n\nThere were \d+ sessions \[1\]\.$/);
  expect(run).toMatchObject({ status: 'completed', output: { withheld: 0, needsModel: false } });
  expect(withheld).toEqual([]);
  const again = provider.requests.at(-1) ?? '';
  expect(provider.requests).toHaveLength(3);
  expect(again).toContain('second attempt');
  expect(again).toMatch(/\\"block\\":2,\\"code\\":\\"unresolved_figure\\",\\"figure\\":\\"123456789\\"/);
  // The other block is not complained of.
  expect(again).not.toMatch(/\\"block\\":1,/);
});

it('shows the first draft as void before the second one is told, and that one before what was checked', async () => {
  attempts = [() => [WRONG], (found) => [right(found)]];

  const { told, text } = await ask();

  const [first, second, checked] = [WRONG, text ?? '', text ?? ''];
  const story = told.map(({ piece, because }) => piece ?? `<${because}>`).join('');
  expect(story).toBe(`${first}<refused>${second}<checked>${checked}\n\n`);
});

it('asks no third time: what still does not hold is withheld', async () => {
  attempts = [() => [FINE, WRONG], () => [FINE, WRONG], (found) => [FINE, right(found)]];

  const { text, run, withheld } = await ask();

  expect(text).toMatch(/^Visits came as on other days\.\n\nA part of the answer is withheld here/);
  expect(run.output).toMatchObject({ withheld: 1 });
  expect(withheld).toHaveLength(1);
  expect(provider.requests).toHaveLength(3);
});

it('keeps the first answer when the second one is worse', async () => {
  attempts = [() => [FINE, WRONG], () => [WRONG, WRONG]];

  const { text } = await ask();

  expect(text).toMatch(/^Visits came as on other days\.\n\nA part of the answer is withheld here/);
});

it('keeps what holds of the first answer when the model cannot be asked again', async () => {
  attempts = [() => [FINE, WRONG], () => 'broken'];

  const { text, run } = await ask();

  expect(text).toMatch(/^Visits came as on other days\.\n\nA part of the answer is withheld here/);
  expect(run.output).toMatchObject({ withheld: 1, needsModel: false });
});

it('asks once when everything holds', async () => {
  attempts = [(found) => [right(found)]];

  const { run } = await ask();

  expect(run.output).toMatchObject({ withheld: 0 });
  expect(provider.requests).toHaveLength(2);
});
