import { type StretchShape, shapeOf } from '#analysis/stretch-shape.ts';
import { addDays } from '#core/time.ts';
import type { Incident } from '#storage/metric/incident.repository.ts';
import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import type { ExpectedSeries } from '#tools/metric/expected-series.ts';
import type { Cli, TenantScope } from './cli.ts';
import type { DescribedIncident } from './described-incident.ts';
import { toolContext } from './tool-context.ts';

/** A series around an incident: its days beside what was to be expected of them. */
export interface PicturedSeries {
  readonly definition: ExpectedSeries['definition'];
  readonly source: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly points: ExpectedSeries['points'];
  /** The days on which it was not as expected. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** How the change splits over the values of one dimension, the largest part first. */
export interface PicturedParts {
  readonly dimension: string;
  readonly parts: readonly {
    readonly value: string;
    /** Part of the change of the total; negative when it moved against it. */
    readonly share: number;
    readonly isCause: boolean;
  }[];
}

/** What can be drawn of an incident. */
export interface IncidentPicture {
  /** The metric that stands for the incident. */
  readonly lead: PicturedSeries;
  /** What it is as far as its days and those after it tell. */
  readonly shape: StretchShape;
  /** The same metric where it happened; null when no segment explains the incident. */
  readonly cause: PicturedSeries | null;
  /** Null when the change splits over nothing. */
  readonly parts: PicturedParts | null;
}

const DAYS_BEFORE = 42;
const DAYS_AFTER = 14;
const SHOWN_PARTS = 6;

/** Reads what is drawn of an incident; null when the data of its days are gone. */
export async function gatherPicture(
  cli: Cli,
  scope: TenantScope,
  { incident, cause }: DescribedIncident,
): Promise<IncidentPicture | null> {
  const lead = await pictureSeries(scope, incident, incident.lead.dims);
  if (lead === null) return null;
  const segment = cause?.segment ?? null;
  const isInside = segment !== null && lead.definition.dimensions.includes(segment.dimension);
  const inside = isInside ? { ...incident.lead.dims, [segment.dimension]: segment.value } : null;
  return {
    lead,
    shape: shapeOf(lead.points, lead),
    cause: inside === null ? null : await pictureSeries(scope, incident, inside),
    parts: incident.dataProblem === null ? partsOf(await breakDown(cli, scope, incident), segment) : null,
  };
}

async function pictureSeries(
  { db }: TenantScope,
  { lead }: Incident,
  dims: Readonly<Record<string, string>>,
): Promise<PicturedSeries | null> {
  const [{ readScope }, { NotFoundError }] = await Promise.all([
    import('#tools/metric/read-scope.ts'),
    import('#core/errors.ts'),
  ]);
  const { metric, source, firstDay, lastDay } = lead;
  try {
    const { subject, definition } = await readScope(
      { db },
      { metric, source, dims, firstDay, lastDay, upTo: addDays(lastDay, DAYS_AFTER) },
    );
    const from = addDays(firstDay, -DAYS_BEFORE);
    const points = subject.points.filter(({ day }) => day >= from);
    return { definition, source, dims, points, firstDay, lastDay };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

async function breakDown(cli: Cli, scope: TenantScope, { lead }: Incident): Promise<Breakdown> {
  const { metricBreakdown } = await import('#tools/metric/metric-breakdown.tool.ts');
  const { metric, source, dims, firstDay, lastDay } = lead;
  return metricBreakdown.run({ metric, source, dims, firstDay, lastDay }, await toolContext(cli, scope));
}

/** The dimension of the cause, else of what explains most. */
function partsOf(
  { dimensions, root, ranked }: Breakdown,
  segment: { readonly dimension: string; readonly value: string } | null,
): PicturedParts | null {
  const named = segment ?? root ?? ranked[0] ?? null;
  const found = dimensions.find(({ dimension }) => dimension === named?.dimension);
  if (found === undefined) return null;
  const { dimension, contributions } = found;
  return {
    dimension,
    parts: contributions.slice(0, SHOWN_PARTS).map(({ value, share }) => ({
      value,
      share,
      isCause: segment?.dimension === dimension && segment.value === value,
    })),
  };
}
