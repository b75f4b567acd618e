import { expect, it } from 'vitest';
import type { AdviceConflict } from '#graphs/growth/merge-advice.ts';
import { placeInWords, sayConflict } from './conflict-text.ts';

const conflict: AdviceConflict = {
  ...{ lever: 'campaign_budget', subject: 'campaign=sale_pl', resolvedBy: 'undecided' },
  kept: { template: 'cut_wasting_campaign', direction: 'cut', teams: ['performance_marketing'] },
  dropped: { template: 'campaign_earning', direction: 'raise', teams: [] },
};

it('says what contradicts what, where, and who decides', () => {
  expect(sayConflict(conflict)).toBe(
    'Contradiction about the campaign budget of the campaign sale_pl: “cut wasting campaign” (cut) is advised, ' +
      '“campaign earning” asks for the opposite (raise). Neither is clearly better: a person has to decide.',
  );
  expect(sayConflict({ ...conflict, resolvedBy: 'confidence' })).toMatch(/\. The first one is surer\.$/);
});

it.each([
  ['all', 'the whole shop'],
  ['campaign=sale=pl', 'the campaign sale=pl'],
  ['adset_name=Left a cart', 'the adset Left a cart'],
  ['firstUserDefaultChannelGroup=Email', 'the first user default channel group Email'],
])('%s is %s', (subject, words) => {
  expect(placeInWords(subject)).toBe(words);
});
