import { z } from 'zod';
import { InvalidInputError, InvariantError } from '#core/errors.ts';
import { language } from '#core/tenant.ts';
import { addDays, dayInZone, daysBetween } from '#core/time.ts';
import { type DemoShop, generateDemoShop, PROFILE, USUAL_DAYS } from '#evals/growth/demo-shop.ts';
import { findSetting, putSetting } from '#storage/core/setting.repository.ts';
import { findTenant, insertTenant } from '#storage/core/tenant.repository.ts';
import { listDatasets, storeFacts } from '#storage/metric/fact.repository.ts';
import { putKnowledge } from '#storage/runtime/memory.repository.ts';
import type { Cli, TenantScope } from '../cli.ts';
import { detectFor } from '../commands/detect.command.ts';
import type { LiveLine } from '../output/live-line.ts';
import { DEMO_SETTING, type DemoState, demoState } from './demo-state.ts';

const SEED = 7;

/** The demo shop, played up to yesterday. */
export interface PreparedDemo {
  readonly scope: TenantScope;
  readonly state: DemoState;
  /** Days that this start added; none when the shop was up to date. */
  readonly addedDays: number;
}

/** Makes the demo shop or plays it on to yesterday. On a second start of the same day nothing is done. */
export async function prepareDemo(cli: Cli, line: LiveLine): Promise<PreparedDemo> {
  const scope = await enterDemo(cli);
  const before = await findSetting(scope.db, DEMO_SETTING, demoState);
  if (before === undefined) await refuseForeignData(scope);
  const lastDay = addDays(dayInZone(cli.now(), scope.tenant.timezone), -1);
  // A clock that was set back must not take days away.
  if (before !== undefined && before.lastDay >= lastDay) return { scope, state: before, addedDays: 0 };
  const incidentsUpTo = before?.incidentsUpTo ?? lastDay;
  const seed = before?.seed ?? SEED;
  const days = USUAL_DAYS + daysBetween(incidentsUpTo, lastDay);
  line.set('making up the shop …');
  const shop = generateDemoShop({ seed, lastDay, days, incidentsUpTo });
  cli.signal.throwIfAborted();
  line.set(`storing ${days} days …`);
  await store(shop, scope);
  cli.signal.throwIfAborted();
  line.set('comparing every day with what was to be expected …');
  await detectFor(cli, scope, lastDay);
  const state: DemoState = { seed, incidentsUpTo, lastDay, truth: [...shop.truth] };
  // Last, so that a start that was interrupted is repeated whole.
  await putSetting(scope.db, DEMO_SETTING, state);
  return { scope, state, addedDays: before === undefined ? days : daysBetween(before.lastDay, lastDay) };
}

async function enterDemo(cli: Cli): Promise<TenantScope> {
  const { owner } = await cli.store();
  if ((await findTenant(owner, PROFILE.slug)) === undefined) {
    await insertTenant(owner, { ...PROFILE, locale: language.parse(PROFILE.locale) });
  }
  const scope = await cli.enter(PROFILE.slug);
  const { timezone, currency } = scope.tenant;
  if (timezone !== PROFILE.timezone || currency !== PROFILE.currency) throw taken();
  return scope;
}

/** The demo writes over the days of its tenant, so it must not be somebody's real shop. */
async function refuseForeignData({ db }: TenantScope): Promise<void> {
  if ((await listDatasets(db)).length > 0) throw taken();
}

function taken(): InvalidInputError {
  return new InvalidInputError(
    `There is a tenant "${PROFILE.slug}" that is not the demo shop. Set STEWARD_HOME to an empty folder for the demo.`,
  );
}

async function store({ facts, knowledge }: DemoShop, { db, tenant }: TenantScope): Promise<void> {
  const origin = { executionId: null, currency: tenant.currency, timezone: tenant.timezone };
  await db.transaction(async (tx) => {
    const changes = await storeFacts(tx, facts, origin);
    if (changes.length === 0) throw new InvariantError('The demo shop has no facts.');
    for (const { type, data } of knowledge) await putKnowledge(tx, { type, data: z.json().parse(data) });
  });
}
