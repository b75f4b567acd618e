import { expect, it } from 'vitest';
import { chooseTopics } from './choose-topics.ts';

const DAY = '2026-11-20';
let made = 10;

type Waiting = Parameters<typeof chooseTopics>[0][number];
const topic = (changes: Partial<Waiting> = {}): Waiting => {
  made += 1;
  return {
    ...{ topicKey: `k${made}`, kind: `kind${made}`, priority: 'MEDIUM', worth: 100 },
    ...{ firstSeen: DAY, consideredOn: null, ...changes },
  };
};

it('takes what presses first, then what is worth most', () => {
  const [small, large, high, urgent] = [
    topic({ worth: 1 }),
    topic({ worth: 900 }),
    topic({ priority: 'HIGH', worth: 0 }),
    topic({ priority: 'URGENT', worth: 2 }),
  ];

  expect(chooseTopics([small, large, high, urgent], { day: DAY, room: 7 })).toEqual([
    urgent,
    high,
    large,
    small,
  ]);
});

it('takes what has waited a week before what is worth more', () => {
  const [fresh, old] = [topic({ worth: 900 }), topic({ worth: 1, firstSeen: '2026-11-13' })];

  expect(chooseTopics([fresh, old], { day: DAY, room: 7 })).toEqual([old, fresh]);
});

it('asks about no topic twice on one day', () => {
  expect(chooseTopics([topic({ consideredOn: DAY })], { day: DAY, room: 7 })).toEqual([]);
  expect(chooseTopics([topic({ consideredOn: '2026-11-19' })], { day: DAY, room: 7 })).toHaveLength(1);
});

it('takes two of a kind, and twice as many as there is room for', () => {
  const slow = [1, 2, 3].map(() => topic({ kind: 'page_slow', worth: 500 }));
  const others = [1, 2, 3, 4, 5].map(() => topic());

  const chosen = chooseTopics([...slow, ...others], { day: DAY, room: 2 });

  expect(chosen).toEqual([slow[0], slow[1], others[0], others[1]]);
});

it('takes nothing when there is no room', () => {
  expect(chooseTopics([topic({ priority: 'URGENT' })], { day: DAY, room: 0 })).toEqual([]);
});
