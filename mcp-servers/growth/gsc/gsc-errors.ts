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

const GSC = { name: 'Search Console', source: 'gsc' };
/** Load of the last ten minutes is forgotten after another fifteen. */
const SHORT_TERM_SECONDS = 900;
const MINUTE_SECONDS = 60;

/** Reasons that stand for "too much", whatever status they come with. */
const QUOTA_REASONS = [
  'quotaExceeded',
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'dailyLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
];

/** What a failure of Search Console means. */
export function explainGsc(answer: ProviderAnswer, now: Date): ProviderFailure {
  const failure = readGoogleFailure(answer);
  return asFailure(meaningOf(failure, now), codeOf(failure));
}

function meaningOf(failure: GoogleFailure, now: Date): Meaning {
  const isQuota = failure.http === 429 || failure.reasons.some((reason) => QUOTA_REASONS.includes(reason));
  if (isQuota) {
    return {
      kind: 'quota',
      message: 'Search Console wants fewer requests about this site.',
      retryAfterSeconds: failure.retryAfterSeconds ?? secondsToWait(failure, now),
      userAction:
        'Questions by page and query together weigh most: ask for fewer days or dimensions at once.',
    };
  }
  if (failure.http === 404) {
    return {
      kind: 'bad_request',
      message: 'Search Console knows nothing at this address of the site.',
      userAction: 'Look the sites and sitemaps up with list_properties and list_sitemaps.',
    };
  }
  return commonMeaning(failure, GSC);
}

/** Limits per minute pass with it; load limits after a quarter of an hour; daily ones at the provider's midnight. */
function secondsToWait({ reasons, message }: GoogleFailure, now: Date): number {
  const says = (reason: string): boolean => reasons.includes(reason);
  if (says('dailyLimitExceeded') || /per day|QPD|long.term/i.test(message))
    return secondsToPacificMidnight(now);
  const isPerMinute = /QPM|per minute/i.test(message) || reasons.some((each) => /rate.?limit/i.test(each));
  return isPerMinute ? MINUTE_SECONDS : SHORT_TERM_SECONDS;
}
