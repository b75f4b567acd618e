import {
  type Breaker,
  closeBreaker,
  closedBreaker,
  countFailure,
  isShut,
  openBreaker,
  releaseBreaker,
} from '#core/breaker.ts';
import type { ModelFault } from './model.ts';

/** Whom a breaker stands before. */
export interface BreakerPlace {
  readonly provider: string;
  readonly model: string;
  /** Never the key itself. */
  readonly keyId: string;
}

/** That a model, or a key for all its models, is not asked any more for a while. Worth an alert. */
export interface BreakerOpened {
  readonly provider: string;
  readonly keyId: string;
  /** Null: the key itself. */
  readonly model: string | null;
  readonly fault: ModelFault;
}

/** Whether models may be asked, by how it went lately. Shared by all clients of a process. */
export interface CircuitBreakers {
  /** False while one is open. After a while one request at a time may look whether it is better. */
  admit(place: BreakerPlace): boolean;
  /** How it went; null for an answer. */
  report(place: BreakerPlace, fault: ModelFault | null): void;
}

export interface BreakerSettings {
  /** In milliseconds. */
  now(): number;
  /** Failures one after another that open a breaker. */
  readonly failures?: number | undefined;
  readonly openSeconds?: number | undefined;
  /** For a key that is refused or has no credit: somebody has to do something. */
  readonly keyOpenSeconds?: number | undefined;
  onOpen?(opened: BreakerOpened): void;
}

const FAILURES = 5;
const OPEN_SECONDS = 30;
const KEY_OPEN_SECONDS = 300;
const MILLISECONDS = 1_000;

/** What a fault says: of the key, of the model or the way to it, that somebody is there, or nothing. */
const MEANING: Readonly<Record<ModelFault, 'key' | 'model' | 'there' | 'nothing'>> = {
  quota: 'key',
  authentication: 'key',
  overloaded: 'model',
  server_error: 'model',
  unreadable: 'model',
  truncated: 'model',
  timeout: 'model',
  idle: 'model',
  unreachable: 'model',
  forbidden: 'there',
  bad_request: 'there',
  context_length: 'there',
  too_large: 'there',
  rate_limited: 'nothing',
  aborted: 'nothing',
  no_room: 'nothing',
  breaker_open: 'nothing',
};

/** Opens the breakers of a process: all closed. */
export function openCircuitBreakers(settings: BreakerSettings): CircuitBreakers {
  const breakers = new Map<string, Breaker>();
  const find = (...names: readonly string[]): Breaker => {
    const name = JSON.stringify(names);
    const breaker = breakers.get(name) ?? closedBreaker();
    breakers.set(name, breaker);
    return breaker;
  };
  const pairOf = ({ provider, keyId, model }: BreakerPlace): Pair => ({
    key: find(provider, keyId),
    model: find(provider, keyId, model),
  });
  return {
    admit(place) {
      const open = Object.values(pairOf(place)).filter(({ openUntil }) => openUntil !== null);
      if (open.some((breaker) => isShut(breaker, settings.now()))) return false;
      for (const breaker of open) breaker.isProbed = true;
      return true;
    },
    report(place, fault) {
      const pair = pairOf(place);
      if (fault === null) closeBoth(pair);
      else fail(pair, { ...place, fault }, settings);
    },
  };
}

interface Pair {
  readonly key: Breaker;
  readonly model: Breaker;
}

function fail(pair: Pair, opened: BreakerOpened, settings: BreakerSettings): void {
  const meaning = MEANING[opened.fault];
  if (meaning === 'key') failKey(pair, { ...opened, model: null }, settings);
  else if (meaning === 'model') failModel(pair, opened, settings);
  else if (meaning === 'there') closeBoth(pair);
  else releaseBoth(pair);
}

function failKey({ key, model }: Pair, opened: BreakerOpened, settings: BreakerSettings): void {
  releaseBreaker(model);
  open(key, settings.keyOpenSeconds ?? KEY_OPEN_SECONDS, { opened, settings });
}

function failModel({ key, model }: Pair, opened: BreakerOpened, settings: BreakerSettings): void {
  releaseBreaker(key);
  const isEnough = countFailure(model, settings.failures ?? FAILURES);
  if (isEnough) open(model, settings.openSeconds ?? OPEN_SECONDS, { opened, settings });
}

function open(
  breaker: Breaker,
  seconds: number,
  { opened, settings }: { readonly opened: BreakerOpened; readonly settings: BreakerSettings },
): void {
  if (openBreaker(breaker, settings.now() + seconds * MILLISECONDS)) settings.onOpen?.(opened);
}

function releaseBoth({ key, model }: Pair): void {
  releaseBreaker(key);
  releaseBreaker(model);
}

function closeBoth(pair: Pair): void {
  for (const breaker of Object.values(pair)) closeBreaker(breaker);
}
