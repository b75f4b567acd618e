import { expect, it } from 'vitest';
import type { StepInTree } from '#storage/runtime/step.repository.ts';
import { findModelFailures } from './model-failures.ts';
import { showModelFailures } from './output/model-failures-view.ts';
import { openTerminal } from './output/terminal.ts';

const step = (given: Partial<StepInTree>): StepInTree => ({
  ...{
    place: '',
    number: 1,
    kind: 'model',
    name: 'openai/first',
    role: null,
    status: 'completed',
    attempts: 1,
  },
  ...{ decidedBy: null, input: null, output: null, error: null, instructionsHash: null, latencyMs: 1 },
  ...{ modelCalls: 1, tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0, startedAt: new Date(0) },
  ...{ endedAt: null, parent: null, depth: 0, batch: null },
  ...given,
});

const asking = (place: string, given: Partial<StepInTree>, decidedBy: 'model' | 'playbook'): StepInTree[] => [
  step({ place, kind: 'agent', name: 'writer', decidedBy }),
  step({ place: `${place}/model`, parent: place, ...given }),
];
const call = { provider: 'openai', model: 'first', fault: 'idle', requests: 3 };

function told(...given: Parameters<typeof findModelFailures>): string {
  const pieces: string[] = [];
  const { out, ...terminal } = openTerminal({ isColourless: true }, {});
  const quiet = { ...out, columns: undefined, write: (piece: string) => void pieces.push(piece) };
  showModelFailures(findModelFailures(...given), { ...terminal, out: quiet });
  return pieces.join('');
}

it('says who answered instead, and tells the same story of two steps once', () => {
  const steps = ['a', 'b'].flatMap((place) => asking(place, { name: 'other/second' }, 'model'));

  const text = told(steps, [
    { ...call, place: 'a/model' },
    { ...call, place: 'b/model', requests: 1 },
  ]);

  expect(text.trim().split('\n')).toEqual([
    'Models that failed',
    '  openai/first, 4 requests: The model provider went silent in the middle of its answer.',
    '    writer had its answer from other/second.',
  ]);
});

it('says that the playbook did the work of a model that was not even asked', () => {
  const output = { failure: { code: 'breaker_open', sentence: 'It rests.' } };

  const text = told(asking('a', { status: 'failed', output, error: 'It rests.' }, 'playbook'), []);

  expect(text).toContain('openai/first, not asked: It rests.\n    writer worked by its playbook.');
});

it('gives our own reason for a request that we gave up', () => {
  const error = 'The model had no answer within its time.';

  const [failure] = findModelFailures(asking('a', { status: 'failed', error }, 'playbook'), [
    { ...call, place: 'a/model', fault: 'aborted' },
  ]);

  expect(failure).toMatchObject({ fault: 'aborted', reason: error, doneBy: 'playbook' });
});

it('says that a model answered when it was asked again', () => {
  expect(told(asking('a', {}, 'model'), [{ ...call, place: 'a/model' }])).toContain('when it asked again');
});

it('has nothing to say of models that answered', () => {
  expect(told(asking('a', {}, 'model'), [])).toBe('');
});
