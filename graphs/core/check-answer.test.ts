import { expect, it } from 'vitest';
import type { ConversationAnswer } from '#agents/core/conversation/answer.ts';
import type { Cells } from '#core/cell.ts';
import type { Evidence } from '#storage/insight/evidence.repository.ts';
import { blockTexts, textOf } from './answer-text.ts';
import { checkAnswer } from './check-answer.ts';
import type { AnswerGround } from './judge-answer.ts';
import { readParts } from './message-parts.ts';

const ONE = '00000000-0000-4000-8000-000000000001';
const TWO = '00000000-0000-4000-8000-000000000002';

function stored(id: string, cells: Cells): Evidence {
  return {
    ...{ id, cells, tool: 'metric_series', toolVersion: '1', arguments: {}, queries: [], contentHash: '' },
    ...{ executionId: null, stepPlace: null, createdAt: new Date(0) },
  };
}

const ground: AnswerGround = {
  evidence: [
    stored(ONE, {
      total: { value: 1234, unit: 'count', basis: 'computed' },
      'by.campaign.sale 2026.amount': { value: 7, unit: 'count', basis: 'computed' },
      share: { value: 0.25, unit: 'fraction', basis: 'computed' },
    }),
    stored(TWO, { total: { value: 99, unit: 'count', basis: 'computed' } }),
  ],
  language: 'en',
  tenant: { slug: 'shop-24', name: 'Shop', domain: null },
};

const source = (number: number, evidenceId: string, cells: readonly string[]) => ({
  ...{ number, evidenceId, cells: [...cells] },
});
const saying = (text: string, sources: ConversationAnswer['sources']): ConversationAnswer => ({
  ...{ blocks: [{ kind: 'text', text }], sources, needsModel: false },
});
const typesOf = (answer: ConversationAnswer) => checkAnswer(answer, ground).map(({ type }) => type);

it.each([
  ['1,234 sessions, 25% of all [1].', [source(1, ONE, ['total', 'share'])], 2],
  ['The campaign sale 2026 brought 7 [1].', [source(1, ONE, ['by.campaign.sale 2026.amount'])], 1],
  ['steward incidents list --tenant shop-24', [], 0],
  ['No figure at all.', [], 0],
])('keeps "%s"', (text, sources, figures) => {
  const types = typesOf(saying(text, sources));

  expect(types.filter((type) => type === 'figure')).toHaveLength(figures);
  expect(types).not.toContain('withheld');
});

it.each([
  ['a figure that no cell holds', '1,235 sessions [1].', [source(1, ONE, ['total'])]],
  ['a figure of a cell that is not named', '25% of all [1].', [source(1, ONE, ['total'])]],
  ['a figure of a source that the paragraph does not cite', '1,234 sessions.', [source(1, ONE, ['total'])]],
  ['a figure of another source', '99 sessions [1].', [source(1, ONE, ['total']), source(2, TWO, ['total'])]],
  [
    'evidence that does not exist',
    '1,234 [1].',
    [source(1, '00000000-0000-4000-8000-00000000dead', ['total'])],
  ],
  ['a number in brackets that stands for nothing', 'Many [3].', []],
])('withholds %s', (_, text, sources) => {
  const parts = checkAnswer(saying(text, sources), ground);

  expect(parts.map(({ type }) => type)).toEqual(['block', 'withheld']);
  expect(textOf(parts)).toBe(
    'A part of the answer is withheld here: its figures do not stand in the evidence that it cites.',
  );
});

it('checks every field of a table, and prints it with its columns below each other', () => {
  const table = { kind: 'table', columns: ['campaign', 'sessions'], sources: [1] } as const;
  const sources = [source(1, ONE, ['total', 'by.campaign.sale 2026.amount'])];
  const of = (rows: string[][]): ConversationAnswer => ({
    ...{
      blocks: [{ ...table, columns: [...table.columns], sources: [1], rows }],
      sources,
      needsModel: false,
    },
  });

  const good = checkAnswer(
    of([
      ['sale 2026', '7'],
      ['all', '1,234'],
    ]),
    ground,
  );

  expect(blockTexts(good)).toEqual([
    '  campaign   sessions\n  sale 2026         7\n  all           1,234\n  [1]\n\n',
  ]);
  expect(typesOf(of([['sale 2026', '8']]))).toEqual(['block', 'withheld']);
});

it('keeps parts in a form that can be read back, and leaves out what it cannot read', () => {
  const parts = checkAnswer(saying('1,234 [1].', [source(1, ONE, ['total'])]), ground);

  expect(readParts([...JSON.parse(JSON.stringify(parts)), { type: 'of_later_versions' }])).toEqual(parts);
});
