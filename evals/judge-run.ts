import { flipsBetween, isBeyondNoise, isRiseBeyondNoise } from './scores/compare-runs.ts';
import type { StoredResult } from './stored-result.ts';

/**
 * What became worse than it was stored by more than chance explains, in sentences. The cases are the same, so only those
 * that flipped count (McNemar, one-sided 95 %); alarms are counts (Poisson); figures that do not hold and advice that
 * is given twice are faults each by itself.
 */
export function findDrops(before: StoredResult, after: StoredResult): readonly string[] {
  const questions = [
    ['found', before.found, after.found],
    ['explained rightly', before.right, after.right],
  ] as const;
  const lost = questions.flatMap(([what, then, now]) => {
    const flips = flipsBetween(then, now);
    return isBeyondNoise(flips)
      ? [
          `Fewer matters are ${what}: lost ${flips.lost.join(', ')}; gained ${flips.gained.join(', ') || 'none'}.`,
        ]
      : [];
  });
  const counts = (result: StoredResult, score: string): number => result.scores.all?.[score] ?? 0;
  const [quietThen, quietNow] = [before, after].map(
    (result) => (counts(result, 'quiet_alerts') * counts(result, 'quiet_metric_days')) / 100,
  );
  return [
    ...lost,
    ...(isRiseBeyondNoise(quietThen ?? 0, quietNow ?? 0) ? ['Quiet shops raise more alarms.'] : []),
    ...(counts(after, 'grounded') < counts(before, 'grounded') ? ['Fewer cited figures hold.'] : []),
    ...(counts(after, 'duplicates') > counts(before, 'duplicates') ? ['More advice is given twice.'] : []),
  ];
}
