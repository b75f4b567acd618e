import { describe, expect, it } from 'vitest';
import { TEST_TENANT } from '#tools/testing.ts';
import type { PlaybookContext } from '../agent.ts';
import { growthProactiveMaster } from './growth-proactive-master.agent.ts';
import { asTriaged, type TriageInput } from './proactive-triage.ts';
import { testTopic } from './testing.ts';

const context: PlaybookContext = {
  tenant: TEST_TENANT,
  now: () => new Date(0),
  useTool: () => Promise.reject(new Error('A master asks no tool.')),
};
const topics = ['a', 'b', 'c'].map((name) =>
  asTriaged(
    testTopic({ topicKey: `campaign_wasting:campaign=${name}`, priority: name === 'c' ? 'LOW' : 'HIGH' }),
  ),
);
const input: TriageInput = { topics, room: 1 };

async function answered(answer: object) {
  const question = await growthProactiveMaster.ask?.(input, context);
  if (question === undefined || 'settled' in question) throw new Error('It asked nothing.');
  return question.answer.safeParse(answer);
}

it('needs no model while there is room for all that presses', () => {
  expect(growthProactiveMaster.needsModel?.({ topics, room: 2 })).toBe(false);
  expect(growthProactiveMaster.needsModel?.(input)).toBe(true);
});

it('keeps every topic as pressing as it is, without a model', async () => {
  const { judgements } = await growthProactiveMaster.playbook(input, context);

  expect(judgements.map(({ priority, isKept }) => [priority, isKept])).toEqual([
    ['HIGH', true],
    ['HIGH', true],
    ['LOW', true],
  ]);
});

it('shows a model what presses, fenced, and nothing that can wait', async () => {
  const question = await growthProactiveMaster.ask?.(input, context);

  expect(question).toMatchObject({ brief: expect.stringContaining('room for 1 recommendations') });
  expect(Object(question).brief).toContain('<topics>');
  expect(Object(question).brief).not.toContain('LOW');
});

describe('what a model may say', () => {
  it('moves a topic by a level, leaves another out with its reason, and says nothing of the rest', async () => {
    const { data } = await answered({
      topics: [
        { n: 1, priority: 'MEDIUM', keep: true, why: 'It can wait.' },
        { n: 2, priority: 'HIGH', keep: false, why: 'It belongs to the first.' },
      ],
    });

    expect(data?.judgements).toMatchObject([
      { priority: 'MEDIUM', isKept: true, reason: 'It can wait.' },
      { priority: 'HIGH', isKept: false, reason: 'It belongs to the first.' },
      { priority: 'LOW', isKept: true },
    ]);
  });

  it.each([
    ['two levels', [{ n: 1, priority: 'LOW', keep: true, why: '' }]],
    ['a topic that is not there', [{ n: 3, priority: 'LOW', keep: true, why: '' }]],
    ['no reason', [{ n: 1, priority: 'HIGH', keep: false, why: ' ' }]],
    [
      'a topic twice',
      [
        { n: 1, priority: 'HIGH', keep: true, why: '' },
        { n: 1, priority: 'URGENT', keep: true, why: '' },
      ],
    ],
  ])('is refused with %s', async (_what, given) => {
    expect((await answered({ topics: given })).success).toBe(false);
  });
});
