import type { CaseReport, PlantedMatter, ReportedMatter } from './case-report.ts';

/** A broken checkout on phones, over ten days. */
export function planted(changes: Partial<PlantedMatter> = {}): PlantedMatter {
  return {
    kind: 'checkout_broken',
    class: 'business',
    firstDay: '2026-03-01',
    lastDay: '2026-03-10',
    places: [{ dimension: 'device', value: 'mobile' }],
    mayBeSilent: false,
    worthInDays: -3,
    ...changes,
  };
}

/** A report that explains it rightly. */
export function reported(changes: Partial<ReportedMatter> = {}): ReportedMatter {
  return {
    key: 'inc-1',
    firstDay: '2026-03-01',
    lastDay: '2026-03-10',
    urgency: 1,
    causes: [{ kind: 'checkout_broken', place: { dimension: 'device', value: 'mobile' }, confidence: 0.9 }],
    alerts: 3,
    isRemark: false,
    title: 'conversion_rate down',
    ...changes,
  };
}

/** A case of both. */
export function report(changes: Partial<CaseReport> = {}): CaseReport {
  return {
    name: 'case',
    planted: [planted()],
    isTruthComplete: true,
    reported: [reported()],
    advice: [],
    metricDays: 1000,
    cited: 10,
    holds: 10,
    modelCalls: 0,
    tokens: 0,
    seconds: 1,
    ...changes,
  };
}
