import { type Connector, type ConnectorTable, count, money } from '../connector.ts';

export const TEST_TABLE: ConnectorTable = {
  dataset: 'ga4',
  tool: 'run_report',
  question: ({ account, from, to }) => ({ account, from, to }),
  day: 'date',
  dims: { channel: 'channelGroup' },
  measures: { sessions: count('sessions'), revenue: money('purchaseRevenue') },
};

/** A connector of one table. */
export function testConnector(parts: Partial<Connector> = {}): Connector {
  return {
    ...{
      source: 'ga4',
      tables: [TEST_TABLE],
      changingDays: 3,
      lateDays: 3,
      windowDays: 7,
      backfillDays: 400,
    },
    ...parts,
  };
}
