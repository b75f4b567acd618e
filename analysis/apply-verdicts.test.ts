import { expect, test } from 'vitest';
import { alertLimits } from './alert-limits.ts';
import { applyVerdicts, type Judgement, type Verdict } from './apply-verdicts.ts';
import { expectSeries } from './expectation.ts';
import { detectStretches } from './stretches.ts';
import { seededRandom, synthesize } from './testing.ts';

const BEFORE: Judgement = { expectation: { band: 2 }, limits: alertLimits(6) };
const DIP = { firstDay: '2024-03-30', lastDay: '2024-03-31', direction: 'down' } as const;

/** Stretches on the days of the dip after a verdict on it, or after none. */
function judged(kind?: Verdict['kind']) {
  const random = seededRandom(4);
  const series = synthesize('count', 120, (index, week) => [
    random.poisson(300 * week * (index === 83 || index === 84 ? 0.4 : 1)),
  ]);
  const { expectation, limits } = applyVerdicts(BEFORE, kind === undefined ? [] : [{ kind, ...DIP }]);
  return detectStretches(expectSeries(series, expectation), limits).filter(
    ({ firstDay, lastDay }) => firstDay <= DIP.lastDay && lastDay >= DIP.firstDay,
  );
}

test('without a verdict nothing changes', () => {
  expect(judged()).toHaveLength(1);
  expect(applyVerdicts(BEFORE, [])).toEqual({
    expectation: { band: 2, events: [], ordinaryDays: [], newTrendDays: [] },
    limits: BEFORE.limits,
  });
});

test.each(['expected', 'not_an_anomaly', 'new_trend'] as const)(
  'a stretch that is called %s is no alert when the same days are judged again',
  (kind) => {
    expect(judged(kind)).toEqual([]);
  },
);

test('a false alarm raises the limits of its direction, up to one deviation, and leaves the other as it is', () => {
  const raisedBy = (count: number) => {
    const verdicts = Array.from({ length: count }, (): Verdict => ({ kind: 'not_an_anomaly', ...DIP }));
    const { down, up } = applyVerdicts(BEFORE, verdicts).limits;
    return [down.dayZ - BEFORE.limits.down.dayZ, up.dayZ - BEFORE.limits.up.dayZ];
  };

  expect(raisedBy(1)).toEqual([expect.closeTo(0.25), 0]);
  expect(raisedBy(9)).toEqual([expect.closeTo(1), 0]);
});

test('an expected fall explains a fall only, and keeps its cause as the kind of the event', () => {
  const { expectation } = applyVerdicts(BEFORE, [{ kind: 'expected', ...DIP, cause: 'holiday' }]);

  expect(expectation.events).toEqual([
    { firstDay: DIP.firstDay, lastDay: DIP.lastDay, kind: 'holiday', effect: 'expected_down' },
  ]);
});
