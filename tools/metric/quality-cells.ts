import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { daysBetween } from '#core/time.ts';
import type { DetectedProblem, Finding, QualityAnswer } from './quality-answer.ts';
import { type CellMaker, cellMaker } from './value-cell.ts';

/** Cells of findings, each kind under its own name: `record_dominance.<day>.*`, `label_shift.<dimension>.*`, `<problem>.<first day>.*` of what detection found, others plain. */
export function qualityCells({ findings }: QualityAnswer, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  const cells = findings.map((finding) => cellsOf(finding, make));
  return Object.assign({ 'findings.count': make(findings.length, 'count') }, ...cells);
}

function cellsOf(finding: Finding, make: CellMaker): Cells {
  switch (finding.kind) {
    case 'gap':
      return {
        [`gap.${finding.firstDay}.first_day`]: make(finding.firstDay, 'date'),
        [`gap.${finding.firstDay}.last_day`]: make(finding.lastDay, 'date'),
        [`gap.${finding.firstDay}.days`]: make(finding.missingDays, 'days'),
      };
    case 'late_data':
      return {
        'late_data.last_day': make(finding.lastDay, 'date'),
        'late_data.due_day': make(finding.dueDay, 'date', 'measured'),
        'late_data.days': make(finding.daysLate, 'days'),
      };
    case 'tracker_break':
      return {
        'tracker_break.source': make(finding.source, 'label'),
        'tracker_break.metrics': make(finding.metrics.length, 'count'),
        'tracker_break.remaining': make(finding.largestRemaining, 'fraction'),
        'tracker_break.fall': make(1 - finding.largestRemaining, 'fraction'),
      };
    case 'record_dominance':
      return recordCells(finding, make);
    case 'label_shift':
      return {
        [`label_shift.${finding.dimension}.from`]: make(finding.from, 'label'),
        [`label_shift.${finding.dimension}.to`]: make(finding.to, 'label'),
        [`label_shift.${finding.dimension}.moved`]: make(finding.moved, 'count'),
        [`label_shift.${finding.dimension}.moved_share`]: make(finding.movedShare, 'fraction'),
        [`label_shift.${finding.dimension}.total_change`]: make(finding.totalChangeFraction, 'fraction'),
      };
    case 'bot_traffic':
      return {
        'bot_traffic.sessions_change': make(finding.sessionsChange, 'fraction'),
        'bot_traffic.purchases_change': make(finding.purchasesChange, 'fraction'),
        'bot_traffic.bounce_rate_change': make(finding.bounceRateChange, 'fraction'),
        'bot_traffic.pages_per_session_change': make(finding.pagesPerSessionChange, 'fraction'),
        'bot_traffic.session_duration_change': make(finding.sessionDurationChange, 'fraction'),
      };
    case 'detected_problem':
      return problemCells(finding, make);
  }
}

function problemCells(finding: DetectedProblem, make: CellMaker): Cells {
  const name = `${finding.problem}.${finding.firstDay}`;
  return {
    [`${name}.incident`]: make(finding.incidentKey, 'label'),
    [`${name}.first_day`]: make(finding.firstDay, 'date'),
    [`${name}.last_day`]: make(finding.lastDay, 'date'),
    [`${name}.days`]: make(daysBetween(finding.firstDay, finding.lastDay) + 1, 'days'),
    [`${name}.sources`]: make(finding.sources.join(', '), 'label'),
    [`${name}.metrics`]: make(finding.metrics.length, 'count'),
    [`${name}.measure`]: make(finding.measure, 'label'),
    ...(finding.label === null
      ? {}
      : {
          [`${name}.dimension`]: make(finding.label.dimension, 'label'),
          [`${name}.from`]: make(finding.label.from, 'label'),
          [`${name}.to`]: make(finding.label.to, 'label'),
        }),
    [`${name}.change`]: make(finding.changeFraction, 'fraction'),
  };
}

function recordCells(finding: Finding & { kind: 'record_dominance' }, make: CellMaker): Cells {
  const name = `record_dominance.${finding.day}`;
  return {
    [`${name}.day`]: make(finding.day, 'date', 'measured'),
    [`${name}.record`]: make(finding.record, 'label', 'measured'),
    [`${name}.amount`]: make(finding.amount, 'currency', 'measured'),
    [`${name}.total`]: make(finding.total, 'currency', 'measured'),
    [`${name}.expected`]: make(finding.expected, 'currency'),
    [`${name}.total_without`]: make(finding.totalWithout, 'currency'),
    [`${name}.share_of_total`]: make(finding.shareOfTotal, 'fraction'),
    [`${name}.share_of_excess`]: make(finding.shareOfExcess, 'fraction'),
  };
}
