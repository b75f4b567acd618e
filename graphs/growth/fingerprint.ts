import { createHash } from 'node:crypto';
import { type Idea, subjectOf } from './merge-advice.ts';

/**
 * What makes two recommendations the same idea: the tenant, the lever and which way it is moved, the metric and the
 * place. The team is no part of it, since two teams may have one idea; nor are the words.
 */
export function fingerprintOf(tenantId: string, advice: Idea): string {
  const idea = [
    'growth',
    tenantId,
    advice.lever,
    advice.leverDirection,
    advice.cause.metric,
    subjectOf(advice),
  ];
  return createHash('sha256').update(JSON.stringify(idea)).digest('hex');
}
