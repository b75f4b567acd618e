import { InvalidInputError } from '#core/errors.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import { plain } from '../output/plain-text.ts';
import type { Prompter } from '../prompter.ts';

/** How somebody says which accounts a tenant may use. */
export interface Choice {
  readonly accounts: readonly string[];
  readonly isAll: boolean;
  /** External ids of the accounts that were chosen the last time. */
  readonly before: readonly string[];
}

/** The accounts that were chosen; none when nobody chose any, and then nothing is stored. */
export async function chooseAccounts(
  accounts: readonly SourceAccount[],
  choice: Choice,
  { prompter, signal }: { readonly prompter: Prompter; readonly signal: AbortSignal },
): Promise<readonly SourceAccount[]> {
  if (choice.isAll) return accounts;
  if (choice.accounts.length > 0) return unique(choice.accounts.map((given) => findAccount(accounts, given)));
  if (!prompter.isPerson || accounts.length === 0) return [];
  return askFor(accounts, choice.before, (question) => prompter.ask(question, signal));
}

/** As people write it: `properties/1` for `1`, `123-456-7890` for `1234567890`, `1` for `act_1`. */
function findAccount(accounts: readonly SourceAccount[], given: string): SourceAccount {
  const bare = given.replace(/^(properties|customers)\//, '');
  const wanted = [given, bare, bare.replaceAll('-', ''), `act_${given}`];
  const found = accounts.find(({ externalId }) => wanted.includes(externalId));
  if (found !== undefined) return found;
  const seen = accounts.map(({ externalId }) => externalId).join(', ') || 'none at all';
  throw new InvalidInputError(
    `The consent does not see the account "${given}". It sees: ${seen}. Nothing was stored.`,
  );
}

async function askFor(
  accounts: readonly SourceAccount[],
  before: readonly string[],
  ask: (question: string) => Promise<string>,
): Promise<readonly SourceAccount[]> {
  const kept = accounts.filter(({ externalId }) => before.includes(externalId));
  const lines = accounts.map(
    ({ externalId, name }, index) =>
      `${String(index + 1).padStart(3)}${before.includes(externalId) ? '*' : ' '} ${plain(name)} (${plain(externalId)})\n`,
  );
  const nothing = kept.length === 0 ? 'none, which stores nothing' : 'those with *, chosen before';
  const answer = await ask(`${lines.join('')}Which of them? Numbers, or "all"; Enter: ${nothing}. `);
  if (answer.trim() === '') return kept;
  if (answer.trim().toLowerCase() === 'all') return accounts;
  const numbers = answer.split(/[\s,]+/).filter((part) => part !== '');
  return unique(numbers.map((part) => accountOfNumber(accounts, part)));
}

function accountOfNumber(accounts: readonly SourceAccount[], text: string): SourceAccount {
  const account = /^\d{1,4}$/.test(text) ? accounts[Number(text) - 1] : undefined;
  if (account === undefined) {
    throw new InvalidInputError(
      `"${plain(text)}" is not a number from 1 to ${accounts.length}. Nothing was stored.`,
    );
  }
  return account;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
