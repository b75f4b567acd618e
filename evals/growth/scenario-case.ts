import { storeFacts } from '#storage/metric/fact.repository.ts';
import type { EvalCase } from '../eval-case.ts';
import type { PlantedMatter } from '../scores/case-report.ts';
import { generateScenario, type PlayedScenario, worthOfMatters } from './scenarios/generate-scenario.ts';
import { matterClass } from './scenarios/matter-class.ts';
import type { Matter, Scenario } from './scenarios/scenario.ts';
import { daysOf } from './scenarios/scenario-effects.ts';

/** A made-up scenario as a case of the evals. */
export function scenarioCase(scenario: Scenario): EvalCase {
  const { name, shop, lastDay } = scenario;
  const played = generateScenario(scenario);
  const usual = usualIncome(played);
  const worth = worthOfMatters(scenario);
  const { name: shopName, locale, currency, timezone } = shop;
  return {
    ...{ name, upTo: lastDay, isTruthComplete: true },
    tenant: { name: shopName, domain: null, locale, currency, timezone },
    planted: scenario.matters.map((matter, index) =>
      plantedOf(matter, { scenario, worthInDays: (worth[index] ?? 0) / usual }),
    ),
    async fill({ db }) {
      for (const { facts, ...units } of played.deliveries) {
        await db.transaction((tx) => storeFacts(tx, facts, { ...units, executionId: null }));
      }
    },
  };
}

function plantedOf(
  matter: Matter,
  { scenario, worthInDays }: { readonly scenario: Scenario; readonly worthInDays: number },
): PlantedMatter {
  const { kind, places, mayBeSilent = false } = matter;
  return {
    ...{ kind, class: matterClass(kind), worthInDays, mayBeSilent },
    ...daysOf(matter, scenario),
    places: [...places],
  };
}

function usualIncome({ income }: PlayedScenario): number {
  const days = [...income.values()].toSorted((one, other) => one - other);
  return days[Math.floor(days.length / 2)] ?? 0;
}
