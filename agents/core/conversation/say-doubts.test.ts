import { expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import type { DetectedProblem } from '#tools/metric/quality-answer.ts';
import { detectedProblem } from '#tools/metric/testing.ts';
import { scriptedTools, TEST_TENANT } from '#tools/testing.ts';
import { openDesk } from './desk.ts';
import { sayDoubts } from './say-doubts.ts';

const DOUBLED = detectedProblem();

async function said(problem: DetectedProblem, language: Language) {
  const useTool = scriptedTools({ metric_data_quality: [{ source: 'sessions', findings: [problem] }] });
  const desk = openDesk({ tenant: TEST_TENANT, useTool }, language);
  await sayDoubts({ metric: 'sessions', dims: {}, firstDay: '2026-03-01', lastDay: '2026-03-07' }, desk);
  const { blocks, sources } = desk.close();
  const texts = blocks.map((block) => (block.kind === 'text' ? block.text.replaceAll('\u00a0', ' ') : ''));
  return { texts, sources };
}

it.each([
  ['en', 'Be careful: rows were counted more than once (2 Mar 2026 to 3 Mar 2026). [1]'],
  ['pl', 'Uwaga: wiersze policzono więcej niż raz (od 2.03.2026 do 3.03.2026). [1]'],
] as const)('says what detection found wrong, and on which days, in %s', async (language, text) => {
  const { texts, sources } = await said(DOUBLED, language);

  expect(texts).toEqual([text]);
  expect(sources[0]?.cells).toContain('duplicates.2026-03-02.first_day');
});

it('names a single day once', async () => {
  const { texts } = await said({ ...DOUBLED, problem: 'part_day', lastDay: DOUBLED.firstDay }, 'en');

  expect(texts).toEqual(['Be careful: the day is there only in part (2 Mar 2026). [1]']);
});
