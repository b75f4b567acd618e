import { expect, it } from 'vitest';
import { askedTable, comparisonTable, mattersBeside } from './print-scores.ts';
import type { StoredResult } from './stored-result.ts';

function result(changes: Partial<StoredResult> = {}): StoredResult {
  return {
    ...{ configuration: 'playbook', models: [], commit: 'abc', reseed: 0, prompts: {} },
    scores: { all: { right_at_1: 0.5, brier: null } },
    found: { 'a 1': true, 'b 1': true },
    right: { 'a 1': true, 'b 1': false },
    ...changes,
  };
}

const squeezed = (text: string): string[] => text.split('\n').map((line) => line.replaceAll(/ +/g, ' '));

it('sets each score beside those of the playbook and of the last time, with the change', () => {
  const now = result({ configuration: 'openai-a', scores: { all: { right_at_1: 0.75, brier: 0.1 } } });
  const own = result({ scores: { all: { right_at_1: 0.8, brier: 0.1 } } });

  expect(squeezed(comparisonTable(now, { playbook: result(), own }))).toEqual([
    'openai-a this playbook change stored change',
    'right_at_1 0.750 0.500 +0.250 0.800 -0.050',
    'brier 0.100 - - 0.100 0',
  ]);
});

it('shows nothing where nothing is stored', () => {
  const table = comparisonTable(result(), { playbook: undefined, own: undefined });

  expect(squeezed(table)[1]).toBe('right_at_1 0.500 - - - -');
});

it('compares a part of the cases with the same matters of the playbook, and says which flipped', () => {
  const part = result({ found: { 'b 1': true, 'new 1': true }, right: { 'b 1': true, 'new 1': true } });

  expect(squeezed(mattersBeside(part, result()))).toEqual([
    'Beside the playbook as of abc, matter by matter:',
    'found 1 of 1, the playbook 1: gained none; lost none',
    'right 1 of 1, the playbook 0: gained b 1; lost none',
  ]);
});

it('says what each model was asked, and how much of the work was not theirs', () => {
  const use = { model: 'openai/a', calls: 3, failed: 1, input: 20, output: 5, usd: null };

  const table = askedTable({ models: [use], answered: 2, fellBack: { 'The model refused.': 1 } });

  expect(squeezed(table).slice(1)).toEqual([
    'openai/a 3 1 20 5 unknown',
    'Of 3 pieces of work for models, models did 2 and the playbook 1.',
  ]);
});
