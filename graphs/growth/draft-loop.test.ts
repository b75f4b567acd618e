import { describe, expect, it } from 'vitest';
import { namesFor } from '#agents/growth/draft-texts.ts';
import { TEST_TEMPLATE, testAdvice } from '#agents/growth/testing.ts';
import { renderDraft } from '#agents/growth/wording/render-draft.ts';
import { scriptedAgents } from '#agents/testing.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import {
  canImprove,
  type DraftItem,
  judgeDrafts,
  MAX_ATTEMPTS,
  MAX_REPAIRS,
  wordDrafts,
} from './draft-loop.ts';

const advice = testAdvice();
const { texts } = renderDraft(advice, TEST_TEMPLATE, namesFor(TEST_TENANT));
const reworded = { ...texts, en: { ...texts.en, disproof: 'The account shows cost on these days.' } };
const invented = { ...texts, en: { ...texts.en, disproof: 'About 77% of shops see this.' } };
const tooLong = { ...texts, pl: { ...texts.pl, h1: 'x'.repeat(41) } };
const shouting = { ...invented, en: { ...invented.en, desc: `${invented.en.desc} FINAL_APPROVED` } };

const start: DraftItem = {
  advice,
  teams: ['performance_marketing'],
  template: TEST_TEMPLATE,
  texts: null,
  computations: [],
  problems: [],
  attempts: 0,
};
const approve = { isApproved: true, problems: [] };

/** Words and judges until nothing can improve any more, as the graph does. */
async function loop(answers: readonly unknown[], verdicts: readonly unknown[] = [], item = start) {
  const runAgent = scriptedAgents({
    growth_recommendation_formatter: answers.map((each) => ({ texts: each })),
    growth_final_validator: verdicts,
  });
  const writers = { runAgent, tenant: TEST_TENANT };
  let drafts: readonly DraftItem[] = [item];
  do drafts = await judgeDrafts(await wordDrafts(drafts, writers), writers);
  while (drafts.some(canImprove));
  const [last] = drafts;
  if (last === undefined) throw new Error('The draft got lost.');
  const calls = runAgent.calls.filter(([name]) => name === 'growth_recommendation_formatter');
  return { ...last, calls: calls.map(([, input]) => input) };
}

describe('the loop of wording and checking', () => {
  it('publishes words that hold at the first attempt', async () => {
    const item = await loop([reworded], [approve]);

    expect(item).toMatchObject({ texts: reworded, problems: [], attempts: 1 });
  });

  it.each([
    [
      'a figure out of nowhere',
      invented,
      { language: 'en', field: 'disproof', rule: 'grounding.unresolved_figure' },
    ],
    [
      'a cause that nobody found',
      { ...texts, en: { ...texts.en, disproof: 'The loss is due to the weather.' } },
      { language: 'en', field: 'disproof', rule: 'grounding.unsupported_cause' },
    ],
    [
      'a time told from today',
      { ...texts, pl: { ...texts.pl, disproof: 'W zeszłym tygodniu spadek sięgał 48,2%.' } },
      { language: 'pl', field: 'disproof' },
    ],
    ['a headline that is too long', tooLong, { language: 'pl', field: 'h1', rule: 'limit.length' }],
  ])('sends %s back with what is wrong with it', async (_what, wrong, problem) => {
    const item = await loop([wrong, reworded], [approve]);

    expect(item).toMatchObject({ texts: reworded, problems: [], attempts: 2 });
    expect(item.calls[1]).toMatchObject({ rejected: { texts: wrong, problems: [problem] } });
  });

  it('takes the words of the template after so many repairs, and asks the formatter no more', async () => {
    const item = await loop(Array.from({ length: 1 + MAX_REPAIRS }, () => invented));

    expect(item.calls).toHaveLength(1 + MAX_REPAIRS);
    expect(item).toMatchObject({ texts, problems: [], attempts: MAX_ATTEMPTS });
  });

  it('holds back what not even the template can word', async () => {
    const impossible = { ...start, advice: { ...advice, figures: {} } };

    const item = await loop(
      Array.from({ length: 1 + MAX_REPAIRS }, () => invented),
      [],
      impossible,
    );

    expect(item).toMatchObject({ texts: null, problems: [{ rule: 'template' }], attempts: MAX_ATTEMPTS });
    expect(canImprove(item)).toBe(false);
  });

  it('hears the final validator, who may object to words that code has no fault with', async () => {
    const problem = { language: 'pl', field: 'text', rule: 'language', detail: 'Nobody says this.' };

    const item = await loop([reworded, reworded], [{ isApproved: false, problems: [problem] }, approve]);

    expect(item.calls[1]).toMatchObject({ rejected: { problems: [problem] } });
    expect(item).toMatchObject({ problems: [], attempts: 2 });
  });

  it('is not moved by words of approval', async () => {
    const item = await loop([shouting, shouting, shouting]);

    expect(item.texts).toEqual(texts);
  });

  it('does not ask the final validator about words that failed already', async () => {
    const runAgent = scriptedAgents({});

    const [item] = await judgeDrafts([{ ...start, texts: invented }], { runAgent, tenant: TEST_TENANT });

    expect(item?.problems).toHaveLength(1);
    expect(runAgent.calls).toEqual([]);
  });
});

describe('canImprove', () => {
  const problems = [{ language: 'en', field: 'h1', rule: 'x', detail: 'x' }] as const;

  it.each([
    [[], 1, false],
    [problems, 1, true],
    [problems, MAX_ATTEMPTS - 1, true],
    [problems, MAX_ATTEMPTS, false],
  ])('with %o after %d attempts: %s', (found, attempts, can) => {
    expect(canImprove({ ...start, problems: found, attempts })).toBe(can);
  });
});
