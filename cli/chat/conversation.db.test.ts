import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversation } from '#graphs/core/conversation.graph.ts';
import { type MessagePart, readParts } from '#graphs/core/message-parts.ts';
import type { ModelClient } from '#models/model.ts';
import { calling, scriptedModel } from '#models/testing.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import type { RunEvent } from '#runtime/environment.ts';
import { openInlineWorker } from '#runtime/inline-worker.ts';
import { say } from '#runtime/say.ts';
import { openTestEngine } from '#runtime/testing.ts';
import { openThread } from '#runtime/thread-kinds.ts';
import { getEvidence } from '#storage/insight/evidence.repository.ts';
import { listMessages, type Message } from '#storage/runtime/thread.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { TenantScope } from '../cli.ts';
import { prepareDemo } from '../demo/prepare-demo.ts';
import { silentLine } from '../output/live-line.ts';
import { testCli } from '../testing-cli.ts';

const NOW = '2026-03-16T09:00:00Z';

let store: TestStore;
let scope: TenantScope;
beforeAll(async () => {
  store = await openTestStore();
  scope = (await prepareDemo(testCli(store, NOW), silentLine)).scope;
});
afterAll(() => store.close());

const beginThread = async (): Promise<string> =>
  (await scope.db.transaction((tx) => openThread(tx, { kind: 'chat', channel: 'test' }))).id;

interface Told {
  readonly status: string;
  readonly message: Message;
  readonly parts: readonly MessagePart[];
  readonly events: readonly RunEvent[];
}

async function ask(
  question: string,
  { model, threadId }: { model?: ModelClient; threadId?: string } = {},
): Promise<Told> {
  const parts = { graphs: [conversation], now: () => new Date(NOW) };
  const engine = await openTestEngine(store, model === undefined ? parts : { ...parts, model });
  const worker = openInlineWorker(engine);
  const events: RunEvent[] = [];
  try {
    const thread = threadId ?? (await beginThread());
    const said = await say(scope.db, runAdmitter(engine), {
      threadId: thread,
      text: question,
      graph: conversation.name,
    });
    const work = {
      signal: new AbortController().signal,
      onEvent: (event: RunEvent) => void events.push(event),
    };
    const { status } = await worker.workOn(scope, said.executionId, work);
    const message = (await listMessages(scope.db, thread, { after: said.messageNumber }))[0];
    if (message === undefined) throw new Error(`No answer: ${status}.`);
    return { status, message, parts: readParts(message.parts), events };
  } finally {
    await worker.close();
    await engine.queue.close();
  }
}

const toldText = (events: readonly RunEvent[]): string =>
  events.flatMap((event) => (event.type === 'text' ? [event.piece ?? ''] : [])).join('');
const ofType = (parts: readonly MessagePart[], type: MessagePart['type']) =>
  parts.filter((part) => part.type === type);

describe('by playbook', () => {
  it.each([
    'why did revenue fall last week?',
    'why did the conversion rate fall in the last 14 days',
    'why did new users fall on 2026-01-15',
    'dlaczego przychód spadł w zeszłym tygodniu',
    'show sessions by channel',
    'clicks by campaign last week',
    'pokaż współczynnik konwersji według urządzenia w tym miesiącu',
    'what changed yesterday?',
    'co się zmieniło w zeszłym tygodniu',
    'how is roas this month',
    'jaki był przychód wczoraj',
    'list open incidents',
    'pokaż otwarte incydenty',
    'what should I do first',
    'co mam zrobić najpierw',
    'why did sessions rise last month',
  ])('answers "%s" with figures that all stand in evidence', async (question) => {
    const { status, parts, message, events } = await ask(question);

    expect(status).toBe('completed');
    expect(ofType(parts, 'withheld')).toEqual([]);
    expect(ofType(parts, 'needs_model')).toEqual([]);
    // What is told is what is kept.
    expect(toldText(events).trim()).toBe(message.content);
  });

  it('names for every figure a stored result and a cell of it', async () => {
    const { parts } = await ask('why did revenue fall last week?');

    const figures = parts.flatMap((part) => (part.type === 'figure' ? [part] : []));
    expect(figures.length).toBeGreaterThan(5);
    for (const { evidenceId, cell } of figures) {
      expect((await getEvidence(scope.db, evidenceId)).cells[cell]?.value).not.toBeNull();
    }
  });

  it('says plainly that a question needs a model, and what can be asked', async () => {
    const { status, parts, message } = await ask('who will buy what tomorrow');

    expect([status, ofType(parts, 'needs_model')]).toEqual(['completed', [{ type: 'needs_model' }]]);
    expect(message.content).toMatch(/needs a model[\s\S]*why did revenue fall last week/);
  });

  it('says that there is no data of a metric instead of printing a zero', async () => {
    const { message } = await ask('how are refunds');

    expect(message.content).toMatch(/no data of Refunds/);
    expect(message.content).not.toMatch(/\d/);
  });
});

interface Shown {
  readonly evidenceId: string;
  readonly actual: number;
}

/** Looks sessions up, then answers as the test says. */
function lookingModel(answer: (shown: Shown) => object): ModelClient & { readonly asked: string[] } {
  const days = { firstDay: '2026-03-09', lastDay: '2026-03-15' };
  const looking = scriptedModel([calling('metric_series', { metric: 'sessions', ...days })]);
  const asked: string[] = [];
  return {
    ...looking,
    asked,
    async complete(request) {
      asked.push(JSON.stringify(request.messages));
      const result = request.messages.find((message) => message.role === 'tool')?.text;
      if (result === undefined) return looking.complete(request);
      const evidenceId = /"evidenceId":"([^"]+)"/.exec(result)?.[1] ?? '';
      const actual = Number(/"summary.actual_total":\{"value":([\d.]+)/.exec(result)?.[1]);
      return scriptedModel([calling('submit_answer', { answer: answer({ evidenceId, actual }) })]).complete(
        request,
      );
    },
  };
}

const sourceOf = ({ evidenceId }: Shown) => [{ number: 1, evidenceId, cells: ['summary.actual_total'] }];

describe('by a model', () => {
  it('keeps what stands in the evidence that it cites', async () => {
    const model = lookingModel((shown) => ({
      blocks: [{ kind: 'text', text: `There were ${Math.round(shown.actual)} sessions [1].` }],
      sources: sourceOf(shown),
    }));

    const { parts, message } = await ask('were there many visits, would you say?', { model });

    expect(message.content).toMatch(/^There were \d+ sessions \[1\]\.$/);
    expect(parts.map(({ type }) => type)).toEqual(['block', 'figure', 'source']);
  });

  it.each([
    ['a figure that no cell holds', () => ({ text: 'There were 123456789 sessions [1].', cite: true })],
    [
      'a figure without a source',
      ({ actual }: Shown) => ({ text: `There were ${Math.round(actual)} sessions.`, cite: true }),
    ],
    ['a source that is not there', () => ({ text: 'There were many sessions [7].', cite: false })],
  ])('withholds %s, says so, and keeps the rest', async (_, make) => {
    const model = lookingModel((shown) => ({
      blocks: [
        { kind: 'text', text: 'Visits came as on other days.' },
        { kind: 'text', text: make(shown).text },
      ],
      sources: make(shown).cite ? sourceOf(shown) : [],
    }));

    const { message, parts, events } = await ask('were there many visits, would you say?', { model });

    expect(message.content).toMatch(/^Visits came as on other days\.\n\nA part of the answer is withheld/);
    expect(ofType(parts, 'withheld')).toHaveLength(1);
    expect(toldText(events)).not.toMatch(/many sessions|\d sessions/);
  });

  it('is not asked what the playbook knows', async () => {
    const model = scriptedModel([]);

    const { parts } = await ask('show sessions by channel', { model });

    expect([model.requests.length, ofType(parts, 'source').length]).toEqual([0, 1]);
  });

  it('is told the end of the thread, and not the whole of a long one', async () => {
    const threadId = await beginThread();
    for (let each = 1; each <= 9; each += 1) await ask(`riddle ${each} of many`, { threadId });
    const model = lookingModel(() => ({ blocks: [{ kind: 'text', text: 'As before.' }] }));

    await ask('and what about the last riddle?', { threadId, model });

    expect(model.asked[0]).toContain('riddle 9 of many');
    expect(model.asked[0]).not.toContain('riddle 3 of many');
  });

  it('leaves the playbook to say that a model is needed when the model fails', async () => {
    const { parts } = await ask('were there many visits?', { model: scriptedModel([new Error('broken')]) });

    expect(ofType(parts, 'needs_model')).toHaveLength(1);
  });
});
