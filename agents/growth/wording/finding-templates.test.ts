import { describe, expect, it } from 'vitest';
import { language } from '#core/tenant.ts';
import { findingKind } from '#tools/growth/cause.ts';
import { matchTemplate } from '#tools/growth/match-template.ts';
import type { RecommendationTemplate } from '#tools/template.ts';
import { all } from '#tools/templates.gen.ts';
import { analystKey } from '../../analyst.ts';
import { all as analysts } from '../../analysts.gen.ts';
import { checkDraft } from '../check-draft.ts';
import { groundDraft } from './draft-grounding.ts';
import { renderDraft } from './render-draft.ts';
import { NAMES } from './testing.ts';
import { findingsOfCheck } from './testing-checks.ts';
import { EXAMPLES } from './testing-examples.ts';
import { type FoundExample, topicAdvice } from './testing-findings.ts';

const templates = all
  .flat()
  .filter(({ rules }) => rules.causes.some((kind) => findingKind.safeParse(kind).success));

/** The places that a topic may be of: one of the subject, or the whole shop when there is none. */
function placesOf({ subject }: FoundExample): (string | null)[] {
  const names = Object.keys(subject);
  return names.length === 0 ? [null] : names;
}

function templatesFor({ kind }: FoundExample, dimension: string | null): RecommendationTemplate[] {
  const asked = {
    metric: 'conversion_rate',
    direction: 'down',
    share: null,
    days: 28,
    sample: null,
  } as const;
  return templates.filter((each) => matchTemplate(each, { ...asked, cause: kind, dimension }).applies);
}

function draftsOf(found: FoundExample) {
  return placesOf(found).flatMap((dimension) =>
    templatesFor(found, dimension).map((template) =>
      renderDraft(topicAdvice(template, found, dimension), template, NAMES),
    ),
  );
}

function problemsIn(found: FoundExample): string[] {
  return draftsOf(found).flatMap((draft) =>
    checkDraft(draft, { name: NAMES.shop }).map(
      ({ language: each, field, rule, detail }) =>
        `${draft.advice.template} ${each} ${field} ${rule}: ${detail} (${found.finding[each]})`,
    ),
  );
}

describe.each(EXAMPLES.map((found) => [found.finding.en, found] as const))('%s', (_name, found) => {
  it('is advised on within the limits, with nothing that is not stored', () => {
    const drafts = draftsOf(found);

    expect(drafts.length).toBeGreaterThan(0);
    expect(problemsIn(found)).toEqual([]);
  });

  it('is told in its own words first, and its own remedy is the first step', () => {
    for (const { texts } of draftsOf(found)) {
      for (const each of language.options) {
        expect(texts[each].desc.startsWith(found.finding[each])).toBe(true);
        expect(texts[each].actionPlan.immediate[0]?.action).toBe(found.remedy[each]);
      }
    }
  });
});

describe('every check', () => {
  it.each(analysts.map((analyst) => [analystKey(analyst), analyst] as const))(
    'of %s can become advice of every team that has a template for it',
    (_key, analyst) => {
      const problems = analyst.checks.flatMap((check) => findingsOfCheck(analyst, check).flatMap(problemsIn));

      expect(problems).toEqual([]);
    },
  );

  it('has a template for each of its places', () => {
    const lacking = analysts.flatMap((analyst) =>
      analyst.checks.flatMap((check) =>
        findingsOfCheck(analyst, check).flatMap((found) =>
          placesOf(found)
            .filter((dimension) => templatesFor(found, dimension).length === 0)
            .map((dimension) => `${analystKey(analyst)} ${check.id} ${dimension}`),
        ),
      ),
    );

    expect(lacking).toEqual([]);
  });
});

describe('what the gate still refuses in a topic', () => {
  const [found] = EXAMPLES;
  const [template] = found === undefined ? [] : templatesFor(found, 'deviceCategory');
  if (found === undefined || template === undefined) throw new Error('The first example is of a device.');
  const draft = renderDraft(topicAdvice(template, found, 'deviceCategory'), template, NAMES);
  const problemsOf = (disproof: string) =>
    groundDraft({ ...draft, texts: { ...draft.texts, en: { ...draft.texts.en, disproof } } }, [
      NAMES.shop,
    ]).en.unsupported.map(({ code }) => code);

  it.each([
    ['On “mobile” the rate is 46.2% lower.', []],
    ['On “tablet” the rate is 46.2% lower.', ['wrong_entity', 'wrong_entity']],
    ['On “mobile” the rate rose by 46.2%.', ['wrong_direction']],
    ['About PLN 155,590 is within reach.', []],
    ['About PLN 155,590 a week is within reach.', ['wrong_period']],
    ['On “mobile” 34.9% of checkouts end in an order.', ['unresolved_figure']],
  ])('%s', (sentence, codes) => {
    expect(problemsOf(sentence)).toEqual(codes);
  });
});
