import { join } from 'node:path';
import type { Tenant } from '#core/tenant.ts';
import { gaSessions } from '#tools/growth/ga-sessions.import.ts';
import { orders } from '#tools/growth/orders.import.ts';
import { importFile } from '#tools/import-file.ts';
import type { ImportFormat } from '#tools/import-format.ts';
import type { EvalCase } from '../eval-case.ts';
import type { PlantedMatter } from '../scores/case-report.ts';

/** A case from a real shop's data: its file under the folder of shared data, and the case once the file is there. */
export interface RealCase {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly file: string;
  open(dataFolder: string): EvalCase;
}

/** What is known of a real shop's file. */
interface RealShop {
  readonly name: string;
  readonly file: string;
  readonly format: ImportFormat;
  readonly upTo: string;
  readonly tenant: Pick<Tenant, 'name' | 'currency' | 'timezone'>;
  readonly planted: readonly PlantedMatter[];
}

/** Cases whose truth is known from the data itself. What else happened in them is not known. */
export const realCases: readonly RealCase[] = [
  realCase({
    name: 'real-online-retail',
    file: join('online_retail', 'online_retail_2010-12_2011-08.csv.gz'),
    ...{ format: orders, upTo: '2011-08-31' },
    tenant: { name: 'Online Retail', currency: 'GBP', timezone: 'Europe/London' },
    planted: [orderOf('2011-01-18', ['541431', 'C541433']), orderOf('2011-06-10', ['556444', 'C556445'])],
  }),
  realCase({
    name: 'real-merchandise-store',
    file: join('ga_merch_sessions', 'sessions.csv.gz'),
    ...{ format: gaSessions, upTo: '2017-03-31' },
    tenant: { name: 'Merchandise Store', currency: 'USD', timezone: 'America/Los_Angeles' },
    planted: [orderOf('2017-02-14', ['1487097028']), orderOf('2017-03-24', ['1490380560'])],
  }),
];

function realCase({ name, file, format, upTo, tenant, planted }: RealShop): RealCase {
  return {
    ...{ name, file, kinds: [...new Set(planted.map(({ kind }) => kind))] },
    open: (dataFolder) => ({
      ...{ name, upTo, planted, isTruthComplete: false },
      tenant: { ...tenant, domain: null, locale: 'en' },
      async fill(context) {
        const request = { format, path: join(dataFolder, file), options: {}, skipBad: false };
        await importFile(request, { ...context, onProgress: () => {} });
      },
    }),
  };
}

/**
 * One order (or the one session that placed it) that alone is more than half of what its day took in. Where it was cancelled
 * on that day, its cancellation is the same event in the data, for the same amount.
 */
function orderOf(day: string, records: readonly string[]): PlantedMatter {
  return {
    ...{ kind: 'single_order', class: 'single_record', firstDay: day, lastDay: day },
    places: records.map((value) => ({ dimension: 'record', value })),
    ...{ mayBeSilent: false, worthInDays: null },
  };
}
