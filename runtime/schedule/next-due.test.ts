import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '#core/errors.ts';
import { checkCronTime, nextDue } from './next-due.ts';
import { walkedDueTimes } from './walked-due-times.ts';

const ZONES = [
  ['Europe/Warsaw', '2026-03-29', '2026-10-25'],
  ['America/Los_Angeles', '2026-03-08', '2026-11-01'],
  // Its clock jumps by half an hour.
  ['Australia/Lord_Howe', '2026-10-04', '2026-04-05'],
  // Its clock jumps at midnight.
  ['America/Santiago', '2026-09-06', '2026-04-05'],
] as const;
const TIMES = [
  '30 2 * * *',
  '0 * * * *',
  '0 2,3 * * *',
  '*/15 2 * * *',
  '15 0-3 * * *',
  '0 */2 * * *',
  '0 23 * * *',
];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function takeDue(cron: string, after: string, count = 3): string[] {
  const taken: Date[] = [];
  let last = new Date(after);
  while (taken.length < count) {
    last = nextDue({ cron, timezone: 'Europe/Warsaw' }, last);
    taken.push(last);
  }
  return taken.map((due) => due.toISOString().slice(0, 16));
}

describe('in Warsaw', () => {
  it('a time that the clock jumps over in spring is due once, an hour later', () => {
    const due = takeDue('30 2 * * *', '2026-03-28T00:00Z');

    // 02:30, then 03:30 because there is no 02:30, then 02:30 of summer time.
    expect(due).toEqual(['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30']);
  });

  it('a time that comes twice in autumn is due the first time only', () => {
    const due = takeDue('30 2 * * *', '2026-10-24T00:00Z');

    expect(due).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('every hour is every hour that passes, also the one that comes twice', () => {
    const due = takeDue('0 * * * *', '2026-10-24T23:30Z', 4);

    expect(due).toEqual(['2026-10-25T00:00', '2026-10-25T01:00', '2026-10-25T02:00', '2026-10-25T03:00']);
  });

  it('23:00 stays 23:00 across the change', () => {
    const due = takeDue('0 23 * * *', '2026-03-27T23:00Z', 2);

    expect(due).toEqual(['2026-03-28T22:00', '2026-03-29T21:00']);
  });
});

describe.each(ZONES)('around the changes of the clock in %s', (timezone, ...days) => {
  it.each(TIMES)('%s is what a walk through the minutes finds, from wherever one asks', (cron) => {
    for (const day of days) {
      const start = Date.parse(`${day}T00:00Z`) - 14 * HOUR;
      const walked = walkedDueTimes({ cron, timezone }, new Date(start), new Date(start + 64 * HOUR));
      for (let asked = start; asked < start + 36 * HOUR; asked += 37 * MINUTE) {
        const due = nextDue({ cron, timezone }, new Date(asked));

        expect(due, new Date(asked).toISOString()).toEqual(walked.find((time) => time.getTime() > asked));
      }
    }
  });
});

describe('what is no time', () => {
  it.each([
    ['61 * * * *'],
    ['0 0 31 4 *'],
    ['H * * * *'],
    ['0 0 * *'],
    ['0 0 0 * * *'],
    ['@daily'],
    ['tomorrow'],
    [''],
  ])('"%s" is refused with an example of a time', (cron) => {
    const check = () => checkCronTime({ cron, timezone: 'UTC' });

    expect(check).toThrow(InvalidInputError);
    expect(check).toThrow('for example "0 23 * * *"');
  });

  it('a zone that there is not is refused with the name of one', () => {
    const check = () => checkCronTime({ cron: '0 0 * * *', timezone: 'Mars/Base' });

    expect(check).toThrow(InvalidInputError);
    expect(check).toThrow('for example Europe/Warsaw');
  });
});
