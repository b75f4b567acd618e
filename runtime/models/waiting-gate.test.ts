import { expect, it } from 'vitest';
import { waitingGate } from './waiting-gate.ts';

const wish = { provider: 'p', model: 'm', keyId: 'p/m 1', tokens: 10, withinSeconds: 1 };

function gateThatSays(...waits: number[]) {
  const asked: object[] = [];
  const reserve = async (call: object) => {
    asked.push(call);
    return { waitSeconds: waits.shift() ?? 0 };
  };
  return { asked, gate: waitingGate({ reserve }) };
}

it('comes again when it is told to, until there is room', async () => {
  const { asked, gate } = gateThatSays(0.01, 0.02, 0);

  expect(await gate.reserve(wish)).toEqual({ waitSeconds: 0 });
  expect(asked).toEqual([1, 2, 3].map(() => ({ key: 'p/m 1', requests: 1, tokens: 10 })));
});

it('says so when it would take longer than the caller waits', async () => {
  const { asked, gate } = gateThatSays(30);

  expect(await gate.reserve(wish)).toEqual({ noRoomForSeconds: 30 });
  expect(asked).toHaveLength(1);
});
