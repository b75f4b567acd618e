import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { anomalyStatus, severity } from '#storage/metric/anomaly-record.ts';
import { type Incident, listIncidents as listStored } from '#storage/metric/incident.repository.ts';
import { defineTool } from '../tool.ts';
import { cellMaker } from './value-cell.ts';

const incident = z.object({
  key: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  severity,
  status: anomalyStatus,
  metric: z.string(),
  dims: z.record(z.string(), z.string()),
  direction: z.enum(['up', 'down']),
  changeFraction: z.number().nullable(),
  /** Money over its days, negative for a loss. */
  impact: z.number().nullable(),
  /** The numbers are wrong rather than the business. */
  isDataProblem: z.boolean(),
});

const answer = z.object({ incidents: z.array(incident), others: z.number().int() });
type Answer = z.output<typeof answer>;

const SEVERITIES = severity.options;

export const listIncidents = defineTool({
  name: 'metric_incidents',
  version: '1',
  description:
    'Incidents that detection has stored, the most severe first: their days, metric, direction, severity and worth in money.',
  effect: 'read',
  input: z.object({
    status: z
      .enum(['open', 'any'])
      .default('open')
      .describe('open: nobody has judged it as expected or as a false alarm.'),
    from: z.iso.date().optional().describe('Only incidents that share a day with the days from here …'),
    to: z.iso.date().optional().describe('… to here.'),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  output: answer,

  async run({ status, from, to, limit }, { db }) {
    const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const found = (await listStored(db, days)).filter((each) => status === 'any' || isOpen(each));
    const ranked = found.toSorted(
      (left, right) =>
        SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
        right.lastDay.localeCompare(left.lastDay) ||
        left.key.localeCompare(right.key),
    );
    return {
      incidents: ranked.slice(0, limit).map(describe),
      others: Math.max(0, ranked.length - limit),
    };
  },

  cells: incidentCells,
});

function isOpen({ status }: Incident): boolean {
  return status === 'detected' || status === 'processed';
}

function describe({ lead, dataProblem, ...incident }: Incident): Answer['incidents'][number] {
  const { key, firstDay, lastDay, status } = incident;
  const { metric, dims, direction, changeFraction } = lead;
  return {
    ...{ key, firstDay, lastDay, status, metric, dims, direction, changeFraction },
    severity: incident.severity,
    impact: incident.impactAmount,
    isDataProblem: dataProblem !== null,
  };
}

/** Cells: `count`, and `incident.<key>.*` of each. */
function incidentCells({ incidents, others }: Answer, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  const each = incidents.map((incident): Cells => {
    const name = `incident.${incident.key}`;
    return {
      [`${name}.key`]: make(incident.key, 'label', 'measured'),
      [`${name}.first_day`]: make(incident.firstDay, 'date', 'measured'),
      [`${name}.last_day`]: make(incident.lastDay, 'date', 'measured'),
      [`${name}.metric`]: make(incident.metric, 'label', 'measured'),
      [`${name}.change`]: make(incident.changeFraction, 'fraction'),
      [`${name}.impact`]: make(incident.impact, 'currency'),
      ...Object.fromEntries(
        Object.entries(incident.dims).map(([dimension, value]) => [
          `${name}.${dimension}`,
          make(value, 'label', 'measured'),
        ]),
      ),
    };
  });
  return { count: make(incidents.length + others, 'count'), ...Object.assign({}, ...each) };
}
