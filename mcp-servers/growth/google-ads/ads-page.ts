import { GOOGLE_ADS_VERSION } from '#tools/source/provider-versions.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import type { SourcePage } from '../../mcp-server.ts';
import { TIMELESS } from '../../plain-page.ts';
import type { GaqlFields } from './gaql-fields.ts';
import { valueAt } from './gaql-query.ts';

/** Rows of Google Ads as a page of our own. */
export function adsPage(rows: readonly unknown[], columns: GaqlFields, account: SourceAccount): SourcePage {
  const fields = Object.entries(columns);
  return {
    ...TIMELESS,
    rows: rows.map((row) => Object.fromEntries(fields.map(([name, field]) => [name, valueAt(row, field)]))),
    columns: fields.map(([name, { unit }]) => ({
      name,
      unit,
      kind: unit === null ? ('dimension' as const) : ('measure' as const),
    })),
    coverage: { ...TIMELESS.coverage, timezone: account.timezone, currency: account.currency },
    account: account.externalId,
    apiVersion: GOOGLE_ADS_VERSION,
  };
}
