import { describe, expect, it } from 'vitest';
import { asTriaged, judgeByRule } from '#agents/growth/proactive-triage.ts';
import { testTopic } from '#agents/growth/testing.ts';
import { type KnownTopic, type Placing, placeTopic } from './place-topic.ts';

const topic = testTopic();
const placing: Placing = {
  judgement: judgeByRule(asTriaged(topic)),
  ...{ known: undefined, incident: undefined, isContradicted: false, day: '2026-11-20' },
};
const stateOf = (changes: Partial<Placing>, of = topic) => placeTopic(of, { ...placing, ...changes }).state;
const known = (changes: Partial<KnownTopic>): KnownTopic => ({
  ...{ topicKey: topic.topicKey, state: 'advised', reason: 'r', worth: 900, consideredOn: '2026-11-15' },
  ...{ recommendationStatus: 'active', ...changes },
});

describe('a topic', () => {
  it.each([
    ['URGENT', 'waiting'],
    ['HIGH', 'waiting'],
    ['MEDIUM', 'digest'],
    ['LOW', 'backlog'],
  ] as const)('of priority %s is kept as %s', (priority, state) => {
    expect(stateOf({ judgement: { ...placing.judgement, priority } })).toBe(state);
  });

  it('keeps what it weighs, and where it was found', () => {
    expect(placeTopic(topic, placing)).toMatchObject({
      ...{ topicKey: topic.topicKey, worth: 900, currency: 'PLN', insightId: topic.sourceId },
      reason: 'One analyst tells of it; about 1000 PLN a week (waste).',
    });
  });

  it('is the incident’s when one tells of the same, also if a person has said that it was none', () => {
    const incident = { key: 'inc-1', firstDay: '', lastDay: '', cause: null, isSettled: true };

    const placed = placeTopic(topic, { ...placing, incident });

    expect(placed).toMatchObject({ state: 'covered', incidentKey: 'inc-1' });
    expect(placed.reason).toContain('inc-1');
    expect(placed.reason).toContain('was to be expected');
  });

  it('is left out for the reason that the master gave', () => {
    const judgement = { ...placing.judgement, isKept: false, reason: 'It belongs to the first one.' };

    expect(placeTopic(topic, { ...placing, judgement })).toMatchObject({
      ...{ state: 'set_aside', reason: 'It belongs to the first one.' },
    });
  });

  it('asks a person when a heavier one asks for the opposite', () => {
    expect(stateOf({ isContradicted: true })).toBe('conflicting');
  });
});

describe('a topic that the store remembers', () => {
  it.each<[string, Partial<KnownTopic>, string]>([
    [
      'stays advised while its recommendation is open, however old',
      { consideredOn: '2026-01-01' },
      'advised',
    ],
    ['stays advised for two weeks after people decided', { recommendationStatus: 'dismissed' }, 'advised'],
    ['comes back after them', { recommendationStatus: 'dismissed', consideredOn: '2026-11-01' }, 'waiting'],
    ['stays set aside for a week', { state: 'set_aside', recommendationStatus: null }, 'set_aside'],
    [
      'comes back after it',
      { state: 'set_aside', consideredOn: '2026-11-01', recommendationStatus: null },
      'waiting',
    ],
    [
      'comes back when it grew by half',
      { state: 'set_aside', worth: 500, recommendationStatus: null },
      'waiting',
    ],
    [
      'is no longer an incident’s when the incident is gone',
      { state: 'covered', consideredOn: null },
      'waiting',
    ],
    ['leaves the backlog when it presses', { state: 'backlog', consideredOn: null }, 'waiting'],
  ])('%s', (_what, changes, state) => {
    expect(stateOf({ known: known(changes) })).toBe(state);
  });
});
