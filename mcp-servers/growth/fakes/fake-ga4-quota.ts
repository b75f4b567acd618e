import { GA4_REFUSALS } from './fake-ga4-refusals.ts';
import { type FakeQuota, openQuota, perHour, perPacificDay } from './fake-quota.ts';
import { FakeRefusal, type FakeResponse } from './fake-refusal.ts';

/** Limits of a property; a standard one when not said otherwise. */
export interface Ga4Limits {
  readonly tokensPerDay: number;
  readonly tokensPerHour: number;
  readonly tokensPerProjectPerHour: number;
  readonly concurrentRequests: number;
  readonly serverErrorsPerProjectPerHour: number;
  readonly potentiallyThresholdedRequestsPerHour: number;
}

export const STANDARD_PROPERTY: Ga4Limits = {
  tokensPerDay: 200_000,
  tokensPerHour: 40_000,
  tokensPerProjectPerHour: 14_000,
  concurrentRequests: 10,
  serverErrorsPerProjectPerHour: 10,
  potentiallyThresholdedRequestsPerHour: 120,
};

export interface Charge {
  readonly tokens: number;
  readonly isThresholded: boolean;
  readonly inFlight: number;
  readonly now: Date;
}

/** The quotas of one property. */
export interface Ga4Quota {
  /** Refuses, by the quota that ends first, or counts. */
  charge(charge: Charge): void;
  look(charge: Charge): unknown;
}

export function openGa4Quota(limits: Ga4Limits): Ga4Quota {
  const perDay = openQuota(limits.tokensPerDay, perPacificDay);
  const hourly = openQuota(limits.tokensPerHour, perHour);
  const project = openQuota(limits.tokensPerProjectPerHour, perHour);
  const thresholded = openQuota(limits.potentiallyThresholdedRequestsPerHour, perHour);
  return {
    charge({ tokens, isThresholded, inFlight, now }) {
      if (inFlight > limits.concurrentRequests) throw new FakeRefusal(GA4_REFUSALS.concurrent_requests());
      // The exhaustion that lasts longest is named first, and nothing is taken in vain.
      const takes: readonly Take[] = [
        { quota: perDay, amount: tokens, refusal: GA4_REFUSALS.property_tokens_per_day },
        { quota: hourly, amount: tokens, refusal: GA4_REFUSALS.property_tokens_per_hour },
        { quota: project, amount: tokens, refusal: GA4_REFUSALS.project_tokens_per_hour },
        { quota: thresholded, amount: isThresholded ? 1 : 0, refusal: GA4_REFUSALS.thresholded_requests },
      ];
      const lacking = takes.find(({ quota, amount }) => quota.look(now).remaining < amount);
      if (lacking !== undefined) throw new FakeRefusal(lacking.refusal());
      for (const { quota, amount } of takes) quota.take(amount, now);
    },
    look({ tokens, isThresholded, inFlight, now }) {
      const status = (quota: FakeQuota, consumed: number) => ({
        consumed,
        remaining: quota.look(now).remaining,
      });
      return {
        tokensPerDay: status(perDay, tokens),
        tokensPerHour: status(hourly, tokens),
        concurrentRequests: { consumed: 0, remaining: Math.max(0, limits.concurrentRequests - inFlight + 1) },
        serverErrorsPerProjectPerHour: { consumed: 0, remaining: limits.serverErrorsPerProjectPerHour },
        potentiallyThresholdedRequestsPerHour: status(thresholded, isThresholded ? 1 : 0),
        tokensPerProjectPerHour: status(project, tokens),
      };
    },
  };
}

interface Take {
  readonly quota: FakeQuota;
  readonly amount: number;
  readonly refusal: () => FakeResponse;
}
