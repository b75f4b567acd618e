import { z } from 'zod';
import { META_VERSION } from '#tools/source/provider-versions.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import { maybeText } from '../../maybe.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, measure, TIMELESS } from '../../plain-page.ts';
import { accountInput, accountPath, askMeta, chooseAdAccount } from './meta-client.ts';
import { metaMoney } from './meta-money.ts';

const FIELDS = 'name,account_status,currency,timezone_name,amount_spent,balance,spend_cap,business_name';

const details = z.looseObject({
  name: maybeText,
  account_status: z.number().optional(),
  currency: maybeText,
  timezone_name: maybeText,
  business_name: maybeText,
});

/** Meta's numbers of states, in its words. */
const STATUS: Readonly<Record<number, string>> = {
  1: 'active',
  2: 'disabled',
  3: 'unsettled',
  7: 'pending_risk_review',
  8: 'pending_settlement',
  9: 'in_grace_period',
  100: 'pending_closure',
  101: 'closed',
};

export const getAccountInfo = defineSourceTool({
  name: 'get_account_info',
  title: 'Ad accounts of the shop on Meta',
  description:
    'State, currency, time zone and spending so far of the ad accounts that the shop chose, or of one of them. No others, whatever the consent covers.',
  input: z.object(accountInput),

  async run(input, _at, context) {
    const access = await context.accesses.open(context.tenant.id, 'meta_ads');
    const accounts =
      input.account === undefined ? access.accounts : [(await chooseAdAccount(input, context)).account];
    const rows = await Promise.all(
      accounts.map(async ({ externalId }) => {
        const path = accountPath(externalId);
        const question = { method: 'GET', path, parameters: { fields: FIELDS } } as const;
        const { answer } = await askMeta(question, { access, schema: details }, context);
        return rowOf(externalId, answer);
      }),
    );
    return {
      ...TIMELESS,
      rows,
      columns: [
        ...['account', 'name', 'status', 'currency', 'timezone', 'business'].map(dimension),
        ...['spent', 'balance', 'spend_cap'].map((name) => measure(name, 'currency')),
      ],
      coverage: { ...TIMELESS.coverage, currency: sameCurrency(accounts) },
      account: null,
      apiVersion: META_VERSION,
    };
  },
});

function rowOf(account: string, found: z.output<typeof details>) {
  const { currency, account_status: status } = found;
  return {
    account,
    name: found.name,
    status: status === undefined ? null : (STATUS[status] ?? String(status)),
    currency,
    timezone: found.timezone_name,
    business: found.business_name,
    spent: metaMoney(found.amount_spent, currency),
    balance: metaMoney(found.balance, currency),
    spend_cap: metaMoney(found.spend_cap, currency),
  };
}

/** Null when the accounts differ; each row has its own then. */
function sameCurrency(accounts: readonly SourceAccount[]): string | null {
  const [first, ...others] = new Set(accounts.map(({ currency }) => currency));
  return others.length === 0 ? (first ?? null) : null;
}
