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

const PAGESPEED = { name: 'PageSpeed Insights', source: 'pagespeed' };
const MINUTE_SECONDS = 60;
/** The provider tires of one site for some minutes. */
const TIRED_SECONDS = 600;
const PAGE_SECONDS = 120;

/** Failures of the page, not of the provider, that a second try may not have. */
const PASSING =
  /FAILED_DOCUMENT_REQUEST|NO_FCP|NO_LCP|PAGE_HUNG|PROTOCOL_TIMEOUT|TIMED_OUT|CHROME_|TARGET_CRASHED/;
const UNREACHABLE =
  /ERR_NAME_NOT_RESOLVED|DNS_FAILURE|ERR_CERT|INSECURE_DOCUMENT_REQUEST|ERRORED_DOCUMENT_REQUEST|NOT_HTML|INVALID_URL/;

/** What a failure of PageSpeed Insights or CrUX means. */
export function explainPagespeed(answer: ProviderAnswer, now: Date): ProviderFailure {
  const failure = readGoogleFailure(answer);
  const lighthouse = /Lighthouse returned error: ([A-Z_]{1,60})/.exec(failure.message)?.[1];
  return asFailure(meaningOf(failure, now), lighthouse ?? codeOf(failure));
}

function meaningOf(failure: GoogleFailure, now: Date): Meaning {
  const { message, reasons, http } = failure;
  if (
    reasons.some((reason) => reason.startsWith('lighthouse')) ||
    message.includes('Lighthouse returned error')
  ) {
    return lighthouseMeaning(message);
  }
  if (/wait a while and try again/i.test(message)) {
    return {
      kind: 'quota',
      message: 'PageSpeed Insights has measured this site too often for now.',
      retryAfterSeconds: failure.retryAfterSeconds ?? TIRED_SECONDS,
    };
  }
  if (http === 401 || /API key (not valid|expired)/i.test(message) || reasons.includes('API_KEY_INVALID')) {
    return KEY_REFUSED;
  }
  const isQuota = http === 429 || reasons.some((reason) => /quota|ratelimit|dailyLimit/i.test(reason));
  if (isQuota) return quotaMeaning(failure, now);
  return commonMeaning(failure, PAGESPEED);
}

/** There is no consent that could be asked for anew: only the key lets anybody in. */
const KEY_REFUSED: Meaning = {
  kind: 'permission',
  message: 'The key of this installation for PageSpeed Insights is not valid.',
  userAction: 'Set STEWARD_PAGESPEED_KEY to a key of the Google Cloud project, or to nothing.',
};

function quotaMeaning({ message, reasons, retryAfterSeconds }: GoogleFailure, now: Date): Meaning {
  const isDaily = /per day/i.test(message) || reasons.includes('dailyLimitExceeded');
  return {
    kind: 'quota',
    message: `PageSpeed Insights has no more tests for this ${isDaily ? 'day' : 'minute'}.`,
    retryAfterSeconds: retryAfterSeconds ?? (isDaily ? secondsToPacificMidnight(now) : MINUTE_SECONDS),
  };
}

function lighthouseMeaning(message: string): Meaning {
  if (UNREACHABLE.test(message)) {
    return {
      kind: 'bad_request',
      message: 'The page could not be opened for measuring: its address or its certificate is wrong.',
      userAction: 'Open the address in a browser, and ask for one that works.',
    };
  }
  if (PASSING.test(message)) {
    return {
      kind: 'transient',
      message: 'The page did not load while it was measured.',
      retryAfterSeconds: PAGE_SECONDS,
      userAction: 'See that the page answers visitors from abroad and no protection keeps Google out.',
    };
  }
  return {
    kind: 'transient',
    message: 'The page could not be measured.',
    retryAfterSeconds: PAGE_SECONDS,
  };
}
