import { addDays } from '#core/time.ts';
import type { AdsRecord } from './fake-google-ads-entities.ts';
import type { FakeRow } from './fake-table.ts';

interface Segment {
  /** The dimension of the table that it needs; null when every table has it. */
  readonly needs: string | null;
  readonly camel: string;
  read(row: FakeRow): string;
}

const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

const weekdayOf = ({ day }: FakeRow): number => new Date(day).getUTCDay();

/** What rows can be split by, under the names that follow `segments.`. */
export const SEGMENTS: Readonly<Record<string, Segment>> = {
  date: { needs: null, camel: 'date', read: ({ day }) => day },
  week: { needs: null, camel: 'week', read: (row) => addDays(row.day, -((weekdayOf(row) + 6) % 7)) },
  month: { needs: null, camel: 'month', read: ({ day }) => `${day.slice(0, 7)}-01` },
  year: { needs: null, camel: 'year', read: ({ day }) => day.slice(0, 4) },
  day_of_week: { needs: null, camel: 'dayOfWeek', read: (row) => WEEKDAYS[weekdayOf(row)] ?? '' },
  device: { needs: 'device', camel: 'device', read: ({ dims }) => dims.device?.toUpperCase() ?? '' },
  ad_network_type: { needs: null, camel: 'adNetworkType', read: () => 'SEARCH' },
  product_item_id: { needs: 'productId', camel: 'productItemId', read: ({ dims }) => dims.productId ?? '' },
  product_title: { needs: 'product', camel: 'productTitle', read: ({ dims }) => dims.product ?? '' },
  product_type_l1: { needs: 'category', camel: 'productTypeL1', read: ({ dims }) => dims.category ?? '' },
  search_term_match_type: { needs: 'searchTerm', camel: 'searchTermMatchType', read: () => 'BROAD' },
};

/** The selected segments of a row, as the answer has them. */
export function segmentsRecord(names: readonly string[], row: FakeRow): AdsRecord {
  return Object.fromEntries(
    names.flatMap((name) => {
      const segment = SEGMENTS[name];
      return segment === undefined ? [] : [[segment.camel, segment.read(row)]];
    }),
  );
}
