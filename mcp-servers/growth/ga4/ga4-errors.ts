import type { ProviderAnswer, ProviderFailure } from '../../ask-provider.ts';
import {
  asFailure,
  codeOf,
  commonMeaning,
  type GoogleFailure,
  type Meaning,
  readGoogleFailure,
} from '../google-errors.ts';
import { secondsToPacificMidnight } from '../pacific-day.ts';

const GA4 = { name: 'Google Analytics', source: 'ga4' };
const HOUR_SECONDS = 1800;
const CONCURRENT_SECONDS = 30;

interface Exhaustion {
  readonly sign: RegExp;
  readonly what: string;
  seconds(now: Date): number;
}

/** What may be used up, by the words of the provider. */
const EXHAUSTIONS: readonly Exhaustion[] = [
  { sign: /tokens .*per day/i, what: 'tokens for this day', seconds: secondsToPacificMidnight },
  { sign: /tokens .*per hour/i, what: 'tokens for this hour', seconds: () => HOUR_SECONDS },
  { sign: /concurrent requests/i, what: 'requests at once', seconds: () => CONCURRENT_SECONDS },
  { sign: /potentially thresholded/i, what: 'requests about people', seconds: () => HOUR_SECONDS },
  { sign: /server errors/i, what: 'failures for this hour', seconds: () => HOUR_SECONDS },
];

/** What a failure of GA4 means. */
export function explainGa4(answer: ProviderAnswer, now: Date): ProviderFailure {
  const failure = readGoogleFailure(answer);
  return asFailure(meaningOf(failure, now), codeOf(failure));
}

function meaningOf(failure: GoogleFailure, now: Date): Meaning {
  if (failure.http === 429) {
    const exhausted = EXHAUSTIONS.find(({ sign }) => sign.test(failure.message));
    if (exhausted === undefined) return commonMeaning(failure, GA4);
    return {
      kind: 'quota',
      message: `The property has no more ${exhausted.what} in Google Analytics.`,
      retryAfterSeconds: failure.retryAfterSeconds ?? exhausted.seconds(now),
    };
  }
  const unknown = /^Field ([\w:]{1,80}) is not a valid (dimension|metric)/.exec(failure.message);
  if (failure.http === 400 && unknown !== null) {
    return {
      kind: 'bad_request',
      message: `Google Analytics knows no ${unknown[2]} ${unknown[1]}.`,
      userAction: 'Look the names up with get_metadata.',
    };
  }
  if (failure.http === 400 && /incompatible/i.test(failure.message)) {
    return {
      kind: 'bad_request',
      message: 'These dimensions and metrics do not go together in Google Analytics.',
      userAction: 'Leave some out, or ask in two reports.',
    };
  }
  return commonMeaning(failure, GA4);
}
