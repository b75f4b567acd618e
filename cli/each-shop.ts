import type { Cli, TenantScope } from './cli.ts';
import type { LiveLine } from './output/live-line.ts';

/** Shops that are worked for at the same time when all are, as in the reference. */
const AT_ONCE = 2;

/** What came of the work for one shop; a failure of it is its own. */
export interface ShopOutcome<T> {
  readonly tenant: string;
  readonly result: T | null;
  /** Null when it did not fail. */
  readonly error: string | null;
}

/** The shops that are worked for when all are. */
export async function listActiveShops(cli: Cli): Promise<readonly string[]> {
  const { listTenants } = await import('#storage/core/tenant.repository.ts');
  const tenants = await listTenants((await cli.store()).owner);
  return tenants.filter(({ status }) => status === 'active').map(({ slug }) => slug);
}

/** Works for shops, two at once; one that fails stops no other. The outcomes are in the order of the names. */
export async function eachShop<T>(
  cli: Cli,
  slugs: readonly string[],
  work: (scope: TenantScope) => Promise<T>,
): Promise<readonly ShopOutcome<T>[]> {
  const waiting = [...slugs];
  const done: ShopOutcome<T>[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done.push(await workForOne(cli, next, work));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return slugs.flatMap((slug) => done.filter(({ tenant }) => tenant === slug));
}

async function workForOne<T>(
  cli: Cli,
  slug: string,
  work: (scope: TenantScope) => Promise<T>,
): Promise<ShopOutcome<T>> {
  try {
    return { tenant: slug, result: await work(await cli.enter(slug)), error: null };
  } catch (error) {
    cli.signal.throwIfAborted();
    const { describeFailure } = await import('#runtime/failure.ts');
    (await cli.log()).error({ err: error, tenant: slug }, 'the work for a shop failed');
    return { tenant: slug, result: null, error: describeFailure(error, slug).sentence };
  }
}

/** A live line on which everything begins with the shop that it is about. */
export function lineOf(slug: string, line: LiveLine): LiveLine {
  return {
    set: (text) => line.set(`${slug}: ${text}`),
    say: (text) => line.say(`${slug}: ${text}`),
    clear: () => line.clear(),
  };
}
