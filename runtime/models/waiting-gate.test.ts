import { expect, it } from 'vitest';
import { type LineClock, waitingGate } from './waiting-gate.ts';

const { signal } = new AbortController();
const wish = { provider: 'p', model: 'm', keyId: 'p/m 1', tokens: () => 10, withinSeconds: 1, signal };
const settle = async () => {};

function gateThatSays(said: readonly number[], clock?: LineClock) {
  const waits = [...said];
  const asked: { tokens: number }[] = [];
  const reserve = async (call: { tokens: number }) => {
    asked.push(call);
    const waitSeconds = waits.shift() ?? 0;
    return waitSeconds === 0 ? { waitSeconds: 0 as const, settle } : { waitSeconds, settle: null };
  };
  return { asked, gate: waitingGate({ reserve }, clock) };
}

it('comes again when it is told to, until there is room', async () => {
  const { asked, gate } = gateThatSays([0.01, 0.02, 0]);

  expect(await gate.reserve(wish)).toEqual({ settle });
  expect(asked).toEqual([1, 2, 3].map(() => ({ key: 'p/m 1', requests: 1, tokens: 10 })));
});

it('says so when it would take longer than the caller waits', async () => {
  const { asked, gate } = gateThatSays([30]);

  expect(await gate.reserve(wish)).toEqual({ noRoomForSeconds: 30 });
  expect(asked).toHaveLength(1);
});

it('lets one who wants clearly less pass when there is no room for the first', async () => {
  const { asked, gate } = gateThatSays([0.05, 0.05, 0, 0, 0]);

  await Promise.all([900, 899, 100].map((tokens) => gate.reserve({ ...wish, tokens: () => tokens })));

  expect(asked.map(({ tokens }) => tokens)).toEqual([900, 900, 100, 900, 899]);
});

it('asks anew for as little as is known by then', async () => {
  const { asked, gate } = gateThatSays([0.01, 0]);
  const known = [900, 900, 500];

  await gate.reserve({ ...wish, tokens: () => known.shift() ?? 500 });

  expect(asked.map(({ tokens }) => tokens)).toEqual([900, 500]);
});

it('lets nobody pass one who has waited for three minutes', async () => {
  let time = 0;
  const wait = async () => {
    time += 100_000;
  };
  const { asked, gate } = gateThatSays([1, 1, 1, 1, 0, 0], { now: () => time, wait });

  const wishes = [900, 100].map((tokens) =>
    gate.reserve({ ...wish, tokens: () => tokens, withinSeconds: 900 }),
  );
  await Promise.all(wishes);

  expect(asked.map(({ tokens }) => tokens)).toEqual([900, 900, 100, 900, 900, 100]);
});

it('lets nobody pass who is in less of a hurry', async () => {
  const { asked, gate } = gateThatSays([0.05, 0, 0]);

  await Promise.all([
    gate.reserve({ ...wish, tokens: () => 900 }),
    gate.reserve({ ...wish, tokens: () => 1, withinSeconds: 60 }),
  ]);

  expect(asked.map(({ tokens }) => tokens)).toEqual([900, 900, 1]);
});

it('lets somebody in a hurry go first', async () => {
  const { asked, gate } = gateThatSays([0.05, 0, 0]);

  await Promise.all([
    gate.reserve({ ...wish, tokens: () => 900, withinSeconds: 60 }),
    gate.reserve({ ...wish, tokens: () => 1 }),
  ]);

  expect(asked.map(({ tokens }) => tokens)).toEqual([900, 1, 900]);
});

it('leaves the line when the caller wants no answer any more', async () => {
  const { gate } = gateThatSays([0.9, 0]);
  const leaving = new AbortController();

  const refused = gate.reserve({ ...wish, signal: leaving.signal });
  const next = gate.reserve({ ...wish, withinSeconds: 60 });
  leaving.abort(new Error('enough'));

  await expect(refused).rejects.toThrow('enough');
  expect(await next).toEqual({ settle });
});
