import { expect, it } from 'vitest';
import type { Language } from '#core/tenant.ts';
import { scriptedTools, TEST_TENANT } from '#tools/testing.ts';
import { answerFirst } from './answer-first.ts';
import { openDesk } from './desk.ts';

const ADVICE = {
  ...{ id: '00000000-0000-4000-8000-00000000aa01', domain: 'team', priority: 'HIGH', status: 'active' },
  ...{ title: 'Do it', impact: null, reason: null, confidence: 0.6, impactAmount: null, incidentKey: null },
  ...{ measurable: null, leastDetectable: null },
};

async function said(changes: object, language: Language = 'en'): Promise<string> {
  const answer = { recommendations: [{ ...ADVICE, ...changes }], others: 0 };
  const useTool = scriptedTools({ insight_recommendations: [answer] });
  const desk = openDesk({ tenant: TEST_TENANT, useTool }, language);
  await answerFirst(desk);
  return desk
    .close()
    .blocks.map((block) => (block.kind === 'text' ? block.text : ''))
    .join('\n');
}

it.each([
  ['en', 'Less than what could be measured is promised: only a change beyond +43% [1].'],
  ['pl', 'Obiecany efekt jest mniejszy niż to, co da się zmierzyć: dopiero zmiana większa niż +43% [1].'],
] as const)('says beyond what an effect could be measured, in %s', async (language, sentence) => {
  expect(await said({ measurable: 'beyond', leastDetectable: 0.43 }, language)).toContain(sentence);
});

it.each([
  ['yes', 'Its effect could be measured [1].'],
  ['no', 'Its effect cannot be measured [1].'],
] as const)('says whether an effect could be measured: %s', async (measurable, sentence) => {
  expect(await said({ measurable })).toContain(sentence);
});

it('says nothing of it where the recommendation states nothing', async () => {
  expect(await said({})).not.toMatch(/measure/i);
});
