import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrateConfidence } from './calibrate-confidence.ts';
import { type MeasuredAdvice, weighOutcomes } from './measured-advice.ts';

const TODAY = '2026-06-30';
const STATED = { tenantId: 'a', team: 'ads', kind: 'pause', confidence: 0.7 };

function outcomes(count: number, changes: Partial<MeasuredAdvice> = {}): MeasuredAdvice[] {
  return Array.from({ length: count }, () => ({
    ...STATED,
    ...{ verdict: 'lost', effectRatio: -0.1, measuredOn: TODAY },
    ...changes,
  }));
}

const calibrate = (measured: readonly MeasuredAdvice[], today = TODAY) =>
  calibrateConfidence(STATED, weighOutcomes(measured, today));

describe('calibrateConfidence', () => {
  it('believes what is stated until something like it was measured', () => {
    expect(calibrate([]).probability).toBeCloseTo(0.7, 10);
    expect(calibrate(outcomes(9, { team: 'seo' })).probability).toBeCloseTo(0.7, 10);
  });

  it('learns nothing from outcomes that decided nothing', () => {
    const measured = outcomes(50, { verdict: 'inconclusive', effectRatio: null });

    expect(calibrate(measured)).toEqual({
      probability: calibrate([]).probability,
      support: { tenant: 0, installation: 0 },
    });
  });

  it('moves little by few outcomes and far by many', () => {
    const [one, ten, hundred] = [1, 10, 100].map((count) => calibrate(outcomes(count)).probability);

    expect(one).toBeGreaterThan(0.45);
    expect(ten).toBeLessThan(0.3);
    expect(hundred).toBeLessThan(0.05);
  });

  it('comes to what came true, whatever was stated', () => {
    const measured = [...outcomes(300, { verdict: 'won' }), ...outcomes(700)];

    expect(calibrate(measured).probability).toBeCloseTo(0.3, 1);
  });

  it('believes the own tenant before the others', () => {
    const elsewhere = outcomes(30, { tenantId: 'b', verdict: 'won' });

    const alone = calibrate(outcomes(30)).probability;
    const amidst = calibrate([...outcomes(30), ...elsewhere]).probability;
    const others = calibrate(elsewhere).probability;

    expect(others).toBeGreaterThan(0.8);
    expect(amidst).toBeLessThan(0.35);
    expect(amidst).toBeGreaterThan(alone);
  });

  it('forgets: after years an outcome says next to nothing', () => {
    const old = outcomes(3, { measuredOn: '2020-01-01' });

    expect(calibrate(old).probability).toBeCloseTo(0.7, 2);
  });

  it('does not learn today from what is measured tomorrow', () => {
    expect(calibrate(outcomes(9, { measuredOn: '2026-07-01' })).probability).toBeCloseTo(0.7, 10);
  });

  it('is a probability whatever was stated and whatever came of it', () => {
    const verdict = fc.constantFrom('won', 'lost', 'flat', 'inconclusive' as const);
    const one = fc.record({ verdict, confidence: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (some) => {
        const { probability } = calibrate(some.flatMap((each) => outcomes(1, each)));
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
      }),
    );
  });
});
