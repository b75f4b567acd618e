import { describe, expect, it } from 'vitest';
import { daysFrom } from '#core/time.ts';
import type { SourceTable } from '#storage/insight/source-table.repository.ts';
import { analysisInput } from './analysis-input.ts';
import { arrangeTables } from './analysis-tables.ts';
import { SOUND, testAnswer } from './testing.ts';

const ID = '00000000-0000-4000-8000-00000000000';

function table(number: number, rows: SourceTable['rows'], more: Partial<SourceTable> = {}): SourceTable {
  const { columns, coverage, quality } = testAnswer(rows);
  return {
    ...{ id: `${ID}${number}`, source: 'meta_ads', tool: 't', status: 'ok', reason: null, userAction: null },
    ...{ columns, rows, coverage, quality, provenance: null, fetchedAt: '2026-03-02T10:00:00Z' },
    ...more,
  };
}

function input(
  tables: readonly { report: string; window: string; number: number; label?: object }[],
  more: object = {},
) {
  return analysisInput.parse({
    tables: tables.map(({ number, ...each }) => ({ ...each, tableId: `${ID}${number}` })),
    ...{ windowDays: 7, shiftDays: { previous: 7, year_before: 364 }, days: null },
    ...{ measures: {}, headlines: [], rules: [], ...more },
  });
}

describe('tables of an analysis', () => {
  it('have none of what their source leaves out of a row and counts elsewhere', () => {
    const stored = [
      table(1, [
        { ad: 'a', purchases: 3 },
        { ad: 'b', purchases: null },
      ]),
    ];
    const asked = input([{ report: 'ads', window: 'current', number: 1 }], {
      counted: { ads: ['purchases', 'leads'] },
    });

    const { data } = arrangeTables(asked, stored);

    expect(data.rows('ads', 'current')).toEqual([
      { ad: 'a', purchases: 3 },
      { ad: 'b', purchases: 0 },
    ]);
  });

  it('keep unknown what their source counts nowhere', () => {
    const stored = [table(1, [{ ad: 'a', purchases: null }])];
    const asked = input([{ report: 'ads', window: 'current', number: 1 }], {
      counted: { ads: ['purchases'] },
    });

    expect(arrangeTables(asked, stored).data.rows('ads', 'current')).toEqual([{ ad: 'a', purchases: null }]);
  });

  it('of several pages are one, each row with its page, and one that did not come leaves the others', () => {
    const stored = [
      table(1, [{ name: 'lcp' }]),
      table(2, [], { status: 'unavailable', coverage: null, quality: null }),
    ];
    const asked = input([
      { report: 'speed', window: 'current', number: 1, label: { page: '/a' } },
      { report: 'speed', window: 'current', number: 2, label: { page: '/b' } },
    ]);

    expect(arrangeTables(asked, stored).data.rows('speed', 'current')).toEqual([{ name: 'lcp', page: '/a' }]);
  });

  it('leave days that are not final out of the earlier window too, on the same weekday', () => {
    const day = (date: string) => ({ date, sessions: 1 });
    const stored = [
      table(1, [day('2026-03-01'), day('2026-03-02')], {
        quality: { ...SOUND, partialDays: ['2026-03-02'] },
      }),
      table(2, [day('2026-02-22'), day('2026-02-23')]),
    ];
    const asked = input([
      { report: 'days', window: 'current', number: 1 },
      { report: 'days', window: 'previous', number: 2 },
    ]);

    const { data, used } = arrangeTables(asked, stored);

    expect(data.rows('days', 'current')).toEqual([day('2026-03-01')]);
    expect(data.rows('days', 'previous')).toEqual([day('2026-02-22')]);
    expect(used[0]).toMatchObject({ leftOutDays: 1, openDays: 0 });
  });

  it.each([
    ['most of its days', daysFrom('2026-02-23', '2026-03-01'), true],
    ['its last days only', ['2026-03-01'], false],
    ['its second half', daysFrom('2026-02-02', '2026-02-22').slice(8), false],
  ])('have history in a window with %s: %j is %s', (_what, present, expected) => {
    const windowDays = present.length > 7 ? 21 : 7;
    const coverage = {
      from: windowDays === 7 ? '2026-02-23' : '2026-02-02',
      ...{ to: null, completeUntil: null, timezone: null, currency: null },
    };
    const stored = [
      table(1, [{ date: '2026-03-02', sessions: 1 }]),
      table(
        2,
        present.map((date) => ({ date, sessions: 1 })),
        { coverage },
      ),
    ];
    const asked = input(
      [
        { report: 'days', window: 'current', number: 1 },
        { report: 'days', window: 'previous', number: 2 },
      ],
      { days: 'days', windowDays },
    );

    const { data, hasPrevious } = arrangeTables(asked, stored);

    expect(hasPrevious).toBe(expected);
    expect(data.rows('days', 'previous') === null).toBe(!expected);
  });

  it('that are not there any more are a mistake, and no empty table', () => {
    const asked = input([{ report: 'ads', window: 'current', number: 1 }]);

    expect(() => arrangeTables(asked, [])).toThrow('There is no source table');
  });
});
