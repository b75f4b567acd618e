import { expect, it } from 'vitest';
import { type BreakerOpened, openCircuitBreakers } from './circuit-breakers.ts';

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
