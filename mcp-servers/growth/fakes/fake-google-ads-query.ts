import { addDays, type Day, dayInZone } from '#core/time.ts';
import type { Gaql, GaqlCondition } from './fake-gaql.ts';
import { type AdsRecord, describe } from './fake-google-ads-entities.ts';
import { fits, orderRecords, pathOf, selectFields, valueAt } from './fake-google-ads-fields.ts';
import { AD_MEASURES, metricsRecord } from './fake-google-ads-metrics.ts';
import { GOOGLE_ADS_REFUSALS } from './fake-google-ads-refusals.ts';
import { ADS_RESOURCES, type AdsResource } from './fake-google-ads-resources.ts';
import { SEGMENTS, segmentsRecord } from './fake-google-ads-segments.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeShop } from './fake-shop.ts';
import { type FakeTable, groupRows, type LateData, withLateDays } from './fake-table.ts';

interface QueryLent {
  readonly shop: FakeShop;
  readonly now: Date;
  readonly late: LateData | null;
}

/** How far back a query reaches that names no days. */
const ALL_TIME_DAYS = 400;

/** Rows of a query, with the selected fields only. */
export function answerGaql(query: Gaql, lent: QueryLent): readonly AdsRecord[] {
  const resource = ADS_RESOURCES[query.resource];
  if (resource === undefined) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.bad_resource(query.resource));
  const records = recordsOf(query, resource, lent);
  const [sample] = records.length > 0 ? records : entitiesOf(resource, lent.shop);
  // Metrics are known also where there is nothing to measure.
  if (sample !== undefined) refuseUnknown(query, { metrics: metricsRecord({}, undefined), ...sample });
  const conditions = query.conditions.filter(({ field }) => field !== 'segments.date');
  const fitting = records.filter((record) => conditions.every((condition) => fits(condition, record)));
  const ordered = orderRecords(fitting, query.orders);
  return ordered
    .slice(0, query.limit ?? undefined)
    .map((record) => selectFields(record, query.fields.map(pathOf)));
}

function recordsOf(query: Gaql, resource: AdsResource, lent: QueryLent): readonly AdsRecord[] {
  const used = [...query.fields, ...query.conditions.map(({ field }) => field)];
  const segments = used.filter((field) => field.startsWith('segments.')).map((field) => field.slice(9));
  const isMeasured = segments.length > 0 || used.some((field) => field.startsWith('metrics.'));
  if (!isMeasured) return entitiesOf(resource, lent.shop);
  const table = resource.table(lent.shop.ads, segments);
  if (table === null) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.prohibited_segment(query.resource));
  refuseSegments(segments, table);
  // Days of the condition alone do not split the rows.
  const shown = segments.filter((name) => query.fields.includes(`segments.${name}`));
  return measuredRecords({ query, resource, table, segments: shown }, lent);
}

interface Measured {
  readonly query: Gaql;
  readonly resource: AdsResource;
  readonly table: FakeTable;
  readonly segments: readonly string[];
}

function measuredRecords(
  { query, resource, table, segments }: Measured,
  lent: QueryLent,
): readonly AdsRecord[] {
  const { shop, now, late } = lent;
  const today = dayInZone(now, shop.timezone);
  const [first, last] = daysOf(query.conditions, today);
  const campaigns = new Map(shop.ads.campaigns.map((campaign) => [campaign.id, campaign]));
  const rows = withLateDays(table.rows(first, last), late, today).filter(({ dims }) => {
    const campaign = campaigns.get(dims.campaign ?? '');
    return campaign?.platform === 'google_ads' && (resource.kinds?.includes(campaign.kind) ?? true);
  });
  const groups = groupRows(
    rows,
    (row) => [
      ...resource.keys.map((key) => row.dims[key] ?? ''),
      ...segments.map((name) => SEGMENTS[name]?.read(row) ?? ''),
    ],
    AD_MEASURES,
  );
  return groups.map(({ key, sums, sample }) => {
    const dims = Object.fromEntries(resource.keys.map((name, index) => [name, key[index] ?? '']));
    const campaign = dims.campaign === undefined ? undefined : campaigns.get(dims.campaign);
    return {
      ...show(resource, dims, shop),
      segments: segmentsRecord(segments, sample),
      metrics: metricsRecord(sums, campaign),
    };
  });
}

function entitiesOf(resource: AdsResource, shop: FakeShop): readonly AdsRecord[] {
  return resource.entities(shop).map((dims) => show(resource, dims, shop));
}

function show(resource: AdsResource, dims: Readonly<Record<string, string>>, shop: FakeShop): AdsRecord {
  return { ...describe(shop, dims), ...resource.show?.(dims, shop) };
}

/** The stretch of days that a query asks for. */
function daysOf(conditions: readonly GaqlCondition[], today: Day): [Day, Day] {
  const dated = conditions.filter(({ field }) => field === 'segments.date');
  const named = dated.find(({ operator }) => operator === 'DURING');
  if (named !== undefined) return during(named.values[0] ?? '', today);
  const from = dated.find(({ operator }) => ['BETWEEN', '=', '>='].includes(operator));
  const to = dated.find(({ operator }) => ['BETWEEN', '=', '<='].includes(operator));
  return [from?.values[0] ?? addDays(today, -ALL_TIME_DAYS), to?.values.at(-1) ?? today];
}

function during(name: string, today: Day): [Day, Day] {
  if (name === 'TODAY') return [today, today];
  const yesterday = addDays(today, -1);
  const days = name === 'YESTERDAY' ? '1' : /^LAST_(\d+)_DAYS$/.exec(name)?.[1];
  if (days === undefined) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.query_error());
  return [addDays(yesterday, 1 - Number(days)), yesterday];
}

function refuseSegments(segments: readonly string[], table: FakeTable): void {
  const wrong = segments.find((name) => {
    const needs = SEGMENTS[name]?.needs;
    return needs === undefined || (needs !== null && !table.dimensions.includes(needs));
  });
  if (wrong !== undefined) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.prohibited_segment(`segments.${wrong}`));
}

function refuseUnknown({ fields, resource, conditions }: Gaql, sample: AdsRecord): void {
  const named = [...fields, ...conditions.map(({ field }) => field)].filter(
    (field) => !field.startsWith('segments.') && !field.startsWith(`${resource}.resource_name`),
  );
  const unknown = named.find((field) => valueAt(sample, pathOf(field)) === undefined);
  if (unknown !== undefined) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.unrecognized_field(unknown));
}
