import { expect, it } from 'vitest';
import { type BreakerOpened, openCircuitBreakers } from './circuit-breakers.ts';
import { modelFault } from './model-error.ts';
import { resilientModel } from './resilient-model.ts';
import { errorOf, HELLO, scriptedModel } from './testing.ts';

const place = { provider: 'openai', model: 'm', keyId: 'k' };

function arrange() {
  const clock = { now: 0 };
  const opened: BreakerOpened[] = [];
  const settings = { failures: 2, openSeconds: 10, keyOpenSeconds: 100 };
  const breakers = openCircuitBreakers({
    ...settings,
    now: () => clock.now,
    onOpen: (event) => opened.push(event),
  });
  return { breakers, clock, opened };
}

it('opens after failures one after another, not after as many with an answer between', () => {
  const { breakers } = arrange();

  breakers.report(place, 'timeout');
  breakers.report(place, null);
  breakers.report(place, 'timeout');
  const before = breakers.admit(place);
  breakers.report(place, 'idle');

  expect([before, breakers.admit(place)]).toEqual([true, false]);
});

it('lets one request at a time look whether it is better', () => {
  const { breakers, clock } = arrange();
  breakers.report(place, 'server_error');
  breakers.report(place, 'server_error');

  clock.now = 10_000;

  expect([breakers.admit(place), breakers.admit(place)]).toEqual([true, false]);
});

it('stays open, without another alert, when the look finds it as bad as before', () => {
  const { breakers, clock, opened } = arrange();
  breakers.report(place, 'server_error');
  breakers.report(place, 'server_error');
  clock.now = 10_000;

  breakers.admit(place);
  breakers.report(place, 'server_error');

  expect(breakers.admit(place)).toBe(false);
  expect(opened).toHaveLength(1);
});

it.each(['aborted', 'rate_limited', 'no_room'] as const)(
  'lets somebody else look when the look ended with %s',
  (fault) => {
    const { breakers, clock } = arrange();
    breakers.report(place, 'server_error');
    breakers.report(place, 'server_error');
    clock.now = 10_000;

    breakers.admit(place);
    breakers.report(place, fault);

    expect(breakers.admit(place)).toBe(true);
  },
);

it('closes for a provider that refuses a request: it is there', () => {
  const { breakers, clock } = arrange();
  breakers.report(place, 'server_error');
  breakers.report(place, 'server_error');
  clock.now = 10_000;

  breakers.admit(place);
  breakers.report(place, 'bad_request');

  expect([breakers.admit(place), breakers.admit(place)]).toEqual([true, true]);
});

it('opens at once, for all its models, before a key that is refused', () => {
  const { breakers, opened } = arrange();

  breakers.report(place, 'authentication');

  expect(breakers.admit({ ...place, model: 'another' })).toBe(false);
  expect(breakers.admit({ ...place, keyId: 'another' })).toBe(true);
  expect(opened).toEqual([{ provider: 'openai', keyId: 'k', model: null, fault: 'authentication' }]);
});

it('stops the retries of a model, which then failed with what it said, not with our refusal to ask', async () => {
  const { breakers } = arrange();
  const model = scriptedModel([modelFault('overloaded'), modelFault('server_error')]);
  const world = { random: () => 0, sleep: async () => {} };
  const client = resilientModel([{ client: model, keyId: 'k' }], { breakers, world });

  const error = await errorOf(client.complete(HELLO));

  expect(error).toMatchObject({ fault: 'server_error' });
  expect(model.requests).toHaveLength(2);
});
