import { type Connector, type ConnectorTable, count, type PullPlace, type SourceRow } from '../connector.ts';

/** What visitors had, by the names of the facts; the column that says it. */
const VITALS = { lcp: 'seconds', inp: 'seconds', cls: 'shift' } as const;

/**
 * One fact a day of how fast the home page was for visitors with phones: the 75th percentile of 28 days. Too few visitors
 * leave the figures of the whole site, and without those there is no fact.
 */
export const pagespeed: Connector = {
  source: 'pagespeed',
  changingDays: 0,
  lateDays: 0,
  windowDays: 1,
  // Only how it is now can be measured.
  backfillDays: 0,
  tables: [
    {
      dataset: 'pagespeed',
      tool: 'analyze_page',
      question: ({ account }) => ({
        url: `https://${account}/`,
        strategy: 'mobile',
        categories: ['performance'],
      }),
      reshape: asOneRow,
      day: 'date',
      dims: { device: 'device' },
      measures: {
        lcp: count('lcp'),
        inp: count('inp'),
        cls: count('cls'),
        // Percentiles do not add up: what is summed is divided by how often it was measured.
        lcp_measured: count('lcp_measured'),
        inp_measured: count('inp_measured'),
        cls_measured: count('cls_measured'),
      },
    } satisfies ConnectorTable,
  ],
};

function asOneRow(rows: readonly SourceRow[], { to }: PullPlace): SourceRow[] {
  const kind = rows.some((row) => row.kind === 'field') ? 'field' : 'origin';
  const figures = Object.entries(VITALS).map(([name, column]) => {
    const value = rows.find((row) => row.kind === kind && row.name === name)?.[column] ?? null;
    return { [name]: value, [`${name}_measured`]: value === null ? null : 1 };
  });
  return [{ date: to, device: 'mobile', ...Object.assign({}, ...figures) }];
}
