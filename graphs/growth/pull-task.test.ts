import { END } from '@langchain/langgraph';
import { describe, expect, it } from 'vitest';
import { nextStep } from './growth-pull.graph.ts';
import { afterWindow, endOf, type PulledAccount, type PullTask, pullRow } from './pull-task.ts';

const window = { from: '2026-03-08', to: '2026-03-14' };
const earlier = { from: '2026-03-01', to: '2026-03-07' };
const task: PullTask = {
  ...{ source: 'ga4', account: '101', name: 'Shop', timezone: 'Europe/Warsaw', currency: 'PLN' },
  ...{ windows: [window, earlier], daysWanted: 14, daysRead: 0, daysChanged: 0, failure: null },
};
const read = { daysRead: 7, daysChanged: 5, facts: 40, isTooLarge: false, failure: null };
const nothing = { ...read, daysRead: 0, daysChanged: 0, facts: 0 };
const failure = { kind: 'quota', sentence: 'It has no quota left for now.', userAction: null };

describe('after a window', () => {
  it('the next one is asked for', () => {
    expect(afterWindow(task, read)).toMatchObject({ windows: [earlier], daysRead: 7, daysChanged: 5 });
  });

  it('that is too large, its halves are', () => {
    expect(afterWindow(task, { ...nothing, isTooLarge: true }).windows).toEqual([
      { from: '2026-03-11', to: '2026-03-14' },
      { from: '2026-03-08', to: '2026-03-10' },
      earlier,
    ]);
  });

  it('of one day that is too large, the pull has failed', () => {
    const day = { ...task, windows: [{ from: '2026-03-14', to: '2026-03-14' }] };

    const after = afterWindow(day, { ...nothing, isTooLarge: true });

    expect(after).toMatchObject({ windows: [], failure: { kind: 'too_large' } });
    expect(endOf(after).outcome).toBe('failed');
  });

  it('that failed, none of the others is asked for, and what was read counts as a part', () => {
    const after = afterWindow(afterWindow(task, read), { ...nothing, failure });

    expect(after.windows).toEqual([]);
    expect(endOf(after)).toMatchObject({ outcome: 'partial', daysRead: 7, daysWanted: 14, failure });
  });
});

it('remembers a failure by its kind, its sentence and what to do', () => {
  const ended = endOf({ ...task, failure });

  expect(pullRow(ended, { wish: 'nightly', executionId: 'e', at: '2026-03-15T21:00:00Z' })).toMatchObject({
    ...{ outcome: 'failed', failureKind: 'quota', failure: failure.sentence, userAction: null },
  });
});

const done = (daysChanged: number): PulledAccount => ({ ...endOf(task), daysChanged });

it.each([
  { claim: 'a window waits', tasks: [task], pulled: [], goes: 'pull' },
  { claim: 'an account is done', tasks: [{ ...task, windows: [] }, task], pulled: [], goes: 'note' },
  { claim: 'something is new', tasks: [], pulled: [done(0), done(3)], goes: 'find' },
  { claim: 'nothing is new', tasks: [], pulled: [done(0)], goes: END },
])('when $claim, it goes to $goes', ({ tasks, pulled, goes }) => {
  expect(nextStep({ tasks, pulled, detect: true })).toBe(goes);
});

it('looks for nothing that it was not told to', () => {
  expect(nextStep({ tasks: [], pulled: [done(3)], detect: false })).toBe(END);
});
