import { z } from 'zod';
import { sql } from '#storage/sql.ts';
import type { ImportFormat, ImportRow, StagedRow } from '../import-format.ts';
import { readDay, readDecimal, readOptionalText, readText } from '../import-row.ts';
import { moneyMeasures, resolveMeasure } from './tidy-measure.ts';

const COLUMNS = ['date', 'metric', 'value'];

/** A tidy CSV of any source: one number per row, and a column for each dimension. */
export const metrics: ImportFormat<Record<string, never>> = {
  name: 'metrics',
  description:
    'Tidy CSV: date (YYYY-MM-DD), metric, value, and one column per dimension (empty: not stated). Only numbers that ' +
    'add up; rates are computed from them. A file replaces its days whole, so put all metrics of a day into one file.',
  columns: COLUMNS,
  openColumns: true,
  options: z.strictObject({}),
  staging: { measure: 'text', value: 'numeric', dims: 'jsonb' },

  stage: (row) => ({
    day: readDay(row, 'date'),
    measure: resolveMeasure(readText(row, 'metric')),
    value: readDecimal(row, 'value'),
    dims: readDimensions(row),
  }),

  faults: () => sql`
    select line, 'metric' as "column",
           'repeats line ' || first_line || ': the same date, metric and dimensions' as reason
    from (
      select line, min(line) over (partition by day, measure, dims) as first_line from staged
    ) as row_of_file
    where line > first_line
  `,

  facts: () => ({
    metrics: sql`
      select day, dims, jsonb_object_agg(measure, trim_scale(value)) as measures
      from staged
      group by day, dims
    `,
  }),

  summary: () => sql`
    with breakdown as (
      select day, measure, value,
             (select coalesce(string_agg(name, ',' order by name), '') from jsonb_object_keys(dims) as name) as names
      from staged
    ), mixed as (
      select day, measure from breakdown group by day, measure having count(distinct names) > 1
    )
    select 'class' as kind, measure as name, count(*) as rows,
           sum(value) filter (where measure = any (${moneyMeasures()}::text[])) as amount
    from staged group by measure
    union all
    select 'note', 'of a day and metric broken down in several ways: all of them are added up', count(*), null
    from breakdown join mixed using (day, measure)
  `,
};

function readDimensions(row: ImportRow): StagedRow[string] {
  const stated = Object.keys(row)
    .filter((name) => !COLUMNS.includes(name))
    .flatMap((name) => {
      const value = readOptionalText(row, name);
      return value === null ? [] : [[name, value]];
    });
  return JSON.stringify(Object.fromEntries(stated));
}
