import { expect, it } from 'vitest';
import { findDrops } from './judge-run.ts';
import type { StoredResult } from './stored-result.ts';

const names = Array.from({ length: 20 }, (_, index) => `case-${index} 1`);

/** A run in which so many of twenty matters were explained rightly. */
function runWith(right: number, scores: Readonly<Record<string, number>> = {}): StoredResult {
  return {
    ...{ configuration: 'playbook', models: [], commit: 'abc', reseed: 0, prompts: {} },
    scores: { all: { quiet_alerts: 0.1, quiet_metric_days: 10_000, grounded: 1, duplicates: 0, ...scores } },
    found: Object.fromEntries(names.map((name) => [name, true])),
    right: Object.fromEntries(names.map((name, index) => [name, index < right])),
  };
}

it.each([
  ['the same', runWith(15), []],
  ['one matter less', runWith(14), []],
  ['better', runWith(19), []],
  ['a few alarms more', runWith(15, { quiet_alerts: 0.13 }), []],
])('sees no drop in a run that is %s', (_what, after, drops) => {
  expect(findDrops(runWith(15), after)).toEqual(drops);
});

it.each([
  ['loses many matters', runWith(9), 'explained rightly'],
  ['doubles the alarms of quiet shops', runWith(15, { quiet_alerts: 0.3 }), 'Quiet shops'],
  ['cites a figure that does not hold', runWith(15, { grounded: 0.999 }), 'figures'],
  ['advises twice', runWith(15, { duplicates: 1 }), 'twice'],
])('says what became worse when a run %s', (_what, after, sentence) => {
  expect(findDrops(runWith(15), after)).toEqual([expect.stringContaining(sentence)]);
});
