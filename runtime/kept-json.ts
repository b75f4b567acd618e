import { redactPaymentJson } from '#core/payment-data.ts';
import { storableJson } from './stored-json.ts';

/** JSON as the journal keeps it: what Postgres takes, without what people pay with. */
export function keptJson(value: unknown): string {
  return redactPaymentJson(storableJson(value));
}
