import { expect, it } from 'vitest';
import { judgeDue, MISSED_AFTER_MINUTES } from './judge-due.ts';

const HOURLY = { cron: '0 * * * *', timezone: 'UTC' } as const;
const at = (time: string) => new Date(`2026-05-04T${time}Z`);

it.each(['once', 'skip'] as const)('a due time that is merely late fires, with misfire %s', (misfire) => {
  const now = new Date(at('10:00').getTime() + MISSED_AFTER_MINUTES * 60_000);

  const verdict = judgeDue({ ...HOURLY, misfire }, { due: at('10:00'), now });

  expect(verdict).toEqual({ fires: true, next: at('11:00'), reason: null });
});

it('a late one leaves the next to be looked at by itself', () => {
  const everyMinute = { cron: '* * * * *', timezone: 'UTC', misfire: 'once' } as const;

  const verdict = judgeDue(everyMinute, { due: at('10:00'), now: at('10:03') });

  expect(verdict).toMatchObject({ fires: true, next: at('10:01') });
});

it('one run stands for all due times of an outage', () => {
  const verdict = judgeDue({ ...HOURLY, misfire: 'once' }, { due: at('10:00'), now: at('16:05') });

  expect(verdict).toEqual({ fires: true, next: at('17:00'), reason: null });
});

it('no run comes of an outage that is to be skipped', () => {
  const verdict = judgeDue({ ...HOURLY, misfire: 'skip' }, { due: at('10:00'), now: at('16:05') });

  expect(verdict).toEqual({
    fires: false,
    next: at('17:00'),
    reason: expect.stringContaining('no scheduler'),
  });
});
