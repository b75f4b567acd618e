import { describe, expect, it } from 'vitest';
import { classOf, incidentKind } from '#tools/growth/cause.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { reportIncident } from './incident-report.ts';
import { testPackage } from './testing.ts';

const packed = testPackage();
const of = (changes: Partial<typeof packed.cause>) => testPackage({ cause: { ...packed.cause, ...changes } });

describe('reportIncident', () => {
  it('tells what happened in both languages, every figure with its evidence', () => {
    const { texts, citations } = reportIncident(packed, TEST_TENANT);

    expect(texts.en.title).toContain('shopping_pl');
    expect(texts.pl.summary).toMatch(/2\.03\.2026/);
    for (const language of ['en', 'pl'] as const) {
      const cited = citations.filter((citation) => citation.language === language);
      expect(cited.map(({ cell }) => cell)).toEqual(
        expect.arrayContaining(['actual', 'expected', 'change', 'first_day', 'last_day', 'impact_total']),
      );
    }
  });

  it.each(incidentKind.options)('has words for %s, and a reason when there is no advice', (kind) => {
    const { texts } = reportIncident(of({ kind, class: classOf(kind) }), TEST_TENANT);

    for (const { title, meaning, checks, noAdvice } of Object.values(texts)) {
      expect(title).not.toMatch(/[{}]/);
      expect(meaning.length).toBeGreaterThan(10);
      expect(checks.length).toBeGreaterThan(0);
      expect(noAdvice === null).toBe(classOf(kind) === 'business');
    }
  });

  it.each([
    ['revenue', 'One order made the day', 'Jedno zamówienie', 'of the revenue', 'przychodu'],
    ['refunds', 'One cancelled order made the day', 'anulowane zamówienie', 'of the refunds', 'zwrotów'],
  ])('tells a single order by its %s', (metric, ...[title, plTitle, share, plShare]) => {
    const record_amount = { ...packed.figures.impact_total, value: 5000 };
    const record_share = { ...packed.figures.change, value: 0.9 };
    const single = testPackage({
      cause: { ...packed.cause, kind: 'single_order', class: 'single_record', metric },
      figures: JSON.parse(JSON.stringify({ ...packed.figures, record_amount, record_share })),
    });

    const { texts } = reportIncident(single, TEST_TENANT);

    expect(texts.en.title).toContain(title);
    expect(texts.pl.title).toContain(plTitle);
    expect(texts.en.summary).toContain(share);
    expect(texts.pl.summary).toContain(plShare);
  });

  it('leaves out every sentence whose figures are not known', () => {
    const { texts, citations } = reportIncident(testPackage({ figures: {} }), TEST_TENANT);

    expect(texts.en.summary).toBe('');
    expect(citations).toEqual([]);
  });

  it('does not call the totals wrong when only names moved', () => {
    const renamed = reportIncident(of({ kind: 'label_shift', class: 'data_problem' }), TEST_TENANT);

    expect(renamed.texts.en.noAdvice).toContain('totals of these days hold');
  });

  it('does not call a gain a loss', () => {
    const impact_total = { ...packed.figures.impact_total, value: 5000 };
    const gain = testPackage({
      cause: { ...packed.cause, kind: 'growth', direction: 'up' },
      figures: JSON.parse(JSON.stringify({ ...packed.figures, impact_total })),
    });

    expect(reportIncident(gain, TEST_TENANT).texts.en.summary).not.toMatch(/loss/);
  });
});
