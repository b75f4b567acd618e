import type { FakeWeb } from './fake-shop.ts';
import type { FakeRow, FakeTable } from './fake-table.ts';

/** Events that GA4 derives from visits, by the measure that counts them. */
const EVENTS: Readonly<Record<string, string>> = {
  session_start: 'sessions',
  first_visit: 'newUsers',
  page_view: 'pageviews',
  user_engagement: 'engaged',
  view_item: 'itemViews',
  add_to_cart: 'addToCarts',
  begin_checkout: 'checkouts',
  purchase: 'transactions',
};

/** The tables from which questions are answered; the first that has all the fields counts. */
export function ga4Tables({ visits, landings, items, pageviews }: FakeWeb): readonly FakeTable[] {
  return [withEngaged(visits), withEngaged(landings), items, pageviews, eventsOf(withEngaged(visits))];
}

function withEngaged(table: FakeTable): FakeTable {
  return {
    dimensions: table.dimensions,
    measures: [...table.measures, 'engaged'],
    rows: (firstDay, lastDay) => table.rows(firstDay, lastDay).map(addEngaged),
  };
}

function addEngaged(row: FakeRow): FakeRow {
  const { sessions = 0, bounces = 0 } = row.measures;
  return { ...row, measures: { ...row.measures, engaged: sessions - bounces } };
}

function eventsOf(visits: FakeTable): FakeTable {
  return {
    dimensions: [...visits.dimensions, 'eventName'],
    // Users of an event are those of the visits only where it is asked by nothing else; so they stay out.
    measures: ['eventCount'],
    rows: (firstDay, lastDay) => visits.rows(firstDay, lastDay).flatMap(toEvents),
  };
}

function toEvents({ day, dims, measures }: FakeRow): readonly FakeRow[] {
  return Object.entries(EVENTS).flatMap(([eventName, measure]) => {
    const eventCount = measures[measure] ?? 0;
    return eventCount === 0 ? [] : [{ day, dims: { ...dims, eventName }, measures: { eventCount } }];
  });
}
