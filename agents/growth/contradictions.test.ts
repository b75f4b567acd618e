import { expect, it } from 'vitest';
import { isOutweighed, withContradictions } from './contradictions.ts';
import { testTopic } from './testing.ts';

const cut = testTopic();
const raise = testTopic({
  topicKey: 'campaign_earning:campaign=search_pl',
  cause: { kind: 'campaign_earning' },
  stake: { perWeek: 500, nature: 'opportunity' },
});
const elsewhere = testTopic({
  topicKey: 'campaign_earning:campaign=brand_pl',
  cause: { kind: 'campaign_earning', segment: { dimension: 'campaign', value: 'brand_pl' } },
});

it('holds the lighter of two topics back that pull one budget both ways', () => {
  const topics = [cut, raise, elsewhere];

  expect(topics.map((topic) => isOutweighed(topic, topics))).toEqual([false, true, false]);
});

it('names it in the heavier one', () => {
  const [heavier, lighter, other] = withContradictions([cut, raise, elsewhere]);

  expect(heavier?.contradictedBy).toEqual([
    { topicKey: raise.topicKey, kind: 'campaign_earning', finding: raise.words.finding },
  ]);
  expect([lighter?.contradictedBy, other?.contradictedBy]).toEqual([[], []]);
});

it('decides between equals by name, so that one of them goes on', () => {
  const equal = { ...raise, stake: cut.stake };

  expect([cut, equal].filter((topic) => !isOutweighed(topic, [cut, equal]))).toHaveLength(1);
});
