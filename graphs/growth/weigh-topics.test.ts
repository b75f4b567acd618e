import { describe, expect, it } from 'vitest';
import { packageTopic } from '#agents/growth/package-topic.ts';
import { testAdvice, testTopic } from '#agents/growth/testing.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { OpenIdea } from './open-ideas.ts';
import type { TopicAnswer } from './topic-answer.ts';
import { type Weighing, weighTopics } from './weigh-topics.ts';

const stamp = { tenant: TEST_TENANT, at: '2026-11-20T12:00:00.000Z', traceId: 'trace' };
const cutTopic = testTopic();
const raiseTopic = testTopic({
  topicKey: 'campaign_earning:campaign=search_pl',
  cause: { kind: 'campaign_earning' },
});
const cutting = packageTopic(cutTopic, stamp);
const raising = packageTopic(raiseTopic, stamp);

const advise = (about: typeof cutTopic, changes: Partial<Advice> = {}): Advice =>
  testAdvice({
    ...{ cause: about.cause, lever: 'campaign_budget', leverDirection: 'cut', template: 'cut_budget' },
    ...{ confidence: 0.8, effect: null, ...changes },
  });
const answer = (topicKey: string, advices: readonly Advice[]): TopicAnswer => ({
  topicKey,
  outcome: {
    ...{ team: 'performance_marketing', advices: [...advices], missing: [], confidence: 1, strategies: 1 },
    objections: [{ kind: 'no_evidence', template: 'other', detail: 'These figures are missing: money.' }],
  },
});
const open = (advice: Advice, id = '00000000-0000-4000-8000-00000000cc01'): OpenIdea => ({
  ...{ id, title: 'Cut it', template: advice.template, team: advice.team, lever: advice.lever },
  ...{ leverDirection: advice.leverDirection, cause: advice.cause },
  fingerprint: fingerprintOf('t', { ...advice, cause: { ...advice.cause, metric: 'another' } }),
});
const weigh = (changes: Partial<Weighing>) =>
  weighTopics({
    ...{ chosen: [cutting], answers: [], open: [], room: 7, tenantId: 't' },
    chanceOf: ({ confidence }) => confidence,
    ...changes,
  });

describe('the advice of a day', () => {
  it('is the surest measure of each topic, in the order of the topics', () => {
    const unsure = advise(cutTopic, { confidence: 0.4, template: 'unsure', lever: 'another' });
    const { advices, unadvised } = weigh({
      answers: [answer(cutTopic.topicKey, [unsure]), answer(cutTopic.topicKey, [advise(cutTopic)])],
    });

    expect(advices.map(({ advice }) => advice.template)).toEqual(['cut_budget']);
    expect(unadvised).toEqual([]);
  });

  it('is the measure that worked more often where the same shop has tried both', () => {
    const other = advise(cutTopic, { confidence: 0.4, template: 'often_worked', lever: 'another' });
    const { advices } = weigh({
      answers: [answer(cutTopic.topicKey, [advise(cutTopic), other])],
      chanceOf: ({ template }) => (template === 'often_worked' ? 0.7 : 0.3),
    });

    expect(advices.map(({ advice }) => advice.template)).toEqual(['often_worked']);
  });

  it('ends where the room ends; the rest is held and says so', () => {
    const { advices, unadvised } = weigh({
      room: 0,
      answers: [answer(cutTopic.topicKey, [advise(cutTopic)])],
    });

    expect(advices).toEqual([]);
    expect(unadvised).toMatchObject([{ topicKey: cutTopic.topicKey, why: 'held' }]);
  });

  it('flags two teams that pull one budget both ways, and keeps one', () => {
    const raise = advise(raiseTopic, { leverDirection: 'raise', template: 'raise_budget', confidence: 0.78 });
    const { advices, conflicts, unadvised } = weigh({
      chosen: [cutting, raising],
      answers: [answer(cutTopic.topicKey, [advise(cutTopic)]), answer(raiseTopic.topicKey, [raise])],
    });

    expect(advices.map(({ advice }) => advice.template)).toEqual(['cut_budget']);
    expect(conflicts).toMatchObject([
      { lever: 'campaign_budget', subject: 'campaign=search_pl', resolvedBy: 'undecided' },
    ]);
    expect(unadvised).toMatchObject([{ topicKey: raiseTopic.topicKey, why: 'opposed' }]);
  });

  it('flags what another finding asks for, about which nobody was asked', () => {
    const contradictedBy = [
      { topicKey: raiseTopic.topicKey, kind: 'campaign_earning', finding: { en: 'f', pl: 'f' } },
    ] as const;
    const { conflicts } = weigh({
      chosen: [{ ...cutting, contradictedBy: [...contradictedBy] }],
      answers: [answer(cutTopic.topicKey, [advise(cutTopic)])],
    });

    expect(conflicts).toMatchObject([{ dropped: { template: 'campaign_earning', direction: 'raise' } }]);
  });
});

describe('beside what is open', () => {
  const given = { answers: [answer(cutTopic.topicKey, [advise(cutTopic)])] };

  it('repeats no recommendation of the same measure at the same place', () => {
    expect(weigh({ ...given, open: [open(advise(cutTopic))] }).unadvised).toMatchObject([
      { why: 'repeated', recommendationId: '00000000-0000-4000-8000-00000000cc01' },
    ]);
  });

  it('undoes none: the opposite has to be decided by a person', () => {
    const { advices, conflicts, unadvised } = weigh({
      ...given,
      open: [open(advise(cutTopic, { leverDirection: 'raise' }))],
    });

    expect([advices, conflicts.length]).toEqual([[], 1]);
    expect(unadvised).toMatchObject([{ why: 'opposed' }]);
  });

  it('brings its own recommendation up to date', () => {
    const advice = advise(cutTopic);
    const own = { ...open(advice), fingerprint: fingerprintOf('t', advice) };

    expect(weigh({ ...given, open: [own] }).advices).toHaveLength(1);
  });
});

describe('a topic without advice', () => {
  it('says what was objected to', () => {
    const { unadvised } = weigh({ answers: [answer(cutTopic.topicKey, [])] });

    expect(unadvised).toMatchObject([{ why: 'no_advice' }]);
    expect(unadvised[0]?.reason).toContain('These figures are missing: money.');
  });
});
