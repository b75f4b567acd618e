import { dayInZone } from '#core/time.ts';
import type { ReportMetric } from './analyst-report.ts';
import { windowsOf } from './analyst-windows.ts';
import type { ReportMatter } from './report-matter.ts';

/** The headlines in the one shape of a number. What is unknown stays unknown. */
export function tellMetrics({ analyst, answer, evidenceId, task, tenant }: ReportMatter): ReportMetric[] {
  const { current } = windowsOf(analyst, dayInZone(new Date(task.at), tenant.timezone));
  return answer.headlines.flatMap((each) => {
    const measure = analyst.headlines.find(({ name }) => name === each.name)?.measure ?? '';
    const title = analyst.measures[measure]?.title;
    if (title === undefined) return [];
    return [
      {
        ...{ name: each.name, title: { ...title }, unit: each.unit },
        currency: each.unit === 'currency' ? answer.currency : null,
        ...{ current: each.current, baseline: each.previous, change: each.change },
        ...{ yearChange: each.yearChange, better: each.better, period: current, evidenceId },
      },
    ];
  });
}
