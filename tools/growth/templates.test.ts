import { describe, expect, it } from 'vitest';
import { constantsOf, type RecommendationTemplate, type Wording } from '../template.ts';
import { fromRecord, toRecord } from '../template-record.ts';
import { all } from '../templates.gen.ts';
import { causeKind, classOf, findingKind } from './cause.ts';
import { FIGURES, LABELS } from './figures.ts';
import { growthTemplate } from './growth-template.ts';
import { team } from './team.ts';

const templates = all.flat();

/** Causes that lie in one channel, product or step, so that the whole shop's change would belittle them. */
const PLACE_CAUSES = [
  'checkout_broken',
  'campaign_stopped',
  'organic_loss',
  'channel_loss',
  'product_change',
];

function stepsOf({ immediate, shortTerm, longTerm }: RecommendationTemplate) {
  return [...immediate, ...shortTerm, ...longTerm];
}

function wordingsOf(template: RecommendationTemplate): Wording[] {
  const steps = stepsOf(template).flatMap(({ action, expectedEffect }) => [action, expectedEffect]);
  const { h1, impact, text, desc, disproof } = template;
  return [...h1, impact, ...text, ...desc.flat(), ...steps, disproof];
}

function isForFindings({ rules }: RecommendationTemplate): boolean {
  return rules.causes.every((kind) => findingKind.safeParse(kind).success);
}

function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}

it('has at least eight templates for each team, each under a name of its own', () => {
  const names = templates.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  for (const each of team.options) {
    expect(templates.filter((template) => template.team === each).length, each).toBeGreaterThanOrEqual(8);
  }
});

it('answers every business cause, and no problem of the data', () => {
  const answered = new Set(templates.flatMap(({ rules }) => rules.causes));

  const business = causeKind.options.filter((kind) => classOf(kind) === 'business');

  expect([...answered].sort()).toEqual([...business].sort());
});

it('gives a finding advice that no incident gets, and the other way round', () => {
  const kinds: readonly string[] = findingKind.options;
  const mixed = templates.filter((each) => {
    const ofFindings = each.rules.causes.filter((kind) => kinds.includes(kind)).length;
    return ofFindings > 0 && ofFindings < each.rules.causes.length;
  });

  expect(mixed).toEqual([]);
});

it('lets every team look further when nothing fits', () => {
  const teams = templates.filter(({ rules }) => rules.causes[0] === 'unexplained').map((each) => each.team);

  expect([...teams].sort()).toEqual([...team.options].sort());
});

it('gives no advice on sales for bot traffic', () => {
  const forBots = templates.filter(({ rules }) => rules.causes.includes('bot_traffic'));

  for (const { name, recovery, leverDirection } of forBots) {
    expect([recovery, leverDirection === 'raise'], name).toEqual([null, false]);
  }
});

describe.each(templates.map((template) => [template.name, template] as const))('%s', (_name, template) => {
  it('is a growth template and comes back from the store as it went in', () => {
    expect(growthTemplate.parse(template)).toEqual(template);
    expect(fromRecord(toRecord(template))).toEqual(template);
  });

  it('states no number and no number word outside a placeholder', () => {
    const static_ = wordingsOf(template).flatMap(({ en, pl }) => [en, pl]);

    for (const text of static_) expect(text.replace(/\{[a-z_]+\}/g, '')).not.toMatch(/\p{N}/u);
  });

  it('uses only placeholders that somebody supplies', () => {
    const known = [...Object.keys(FIGURES), ...LABELS, ...Object.keys(constantsOf(template))];

    const used = wordingsOf(template).flatMap(({ en, pl }) => placeholdersIn(en + pl));

    expect(used.filter((name) => !known.includes(name))).toEqual([]);
    expect(template.required.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says the same figures in both languages', () => {
    for (const { en, pl } of wordingsOf(template)) {
      const figures = (text: string) => placeholdersIn(text).filter((name) => name in FIGURES);
      expect(new Set(figures(pl)), `${en}\n${pl}`).toEqual(new Set(figures(en)));
    }
  });

  it('puts a segment value only in quotes, so that it needs no inflection', () => {
    for (const { en, pl } of wordingsOf(template)) {
      expect(en.replaceAll('“{value}”', '')).not.toContain('{value}');
      expect(pl.replaceAll('„{value}”', '')).not.toContain('{value}');
    }
  });

  it('tells the change of a segment by its own figures', () => {
    const ofWhole = ['change', 'actual', 'expected'];
    for (const { en } of wordingsOf(template)) {
      const names = placeholdersIn(en);
      if (!names.some((name) => name.startsWith('segment_'))) continue;
      expect(names, en).toContain('value');
      expect(
        names.filter((name) => ofWhole.includes(name)),
        en,
      ).toEqual([]);
    }
  });

  it('tells of the place first when the cause is about one', () => {
    const { causes, needsSegment } = template.rules;
    const isAboutPlace = needsSegment !== false && causes.some((kind) => PLACE_CAUSES.includes(kind));
    const [first] = template.text;
    const tellsChange = template.text.some(({ en }) => placeholdersIn(en).includes('change'));

    expect(isAboutPlace && tellsChange ? placeholdersIn(first?.en ?? '') : ['segment_change']).toContain(
      'segment_change',
    );
  });

  it('ends each short text with a wording that needs no figure', () => {
    for (const wordings of [template.h1, template.text]) {
      const last = wordings.at(-1);
      const needed = placeholdersIn(`${last?.en}${last?.pl}`).filter(
        (name) => !template.required.includes(name),
      );
      const isSegmental = template.rules.needsSegment === true;
      expect(needed.filter((name) => !(isSegmental && name === 'value'))).toEqual([]);
    }
  });

  it('needs no figure in its steps beyond the required ones', () => {
    for (const { action, expectedEffect } of stepsOf(template)) {
      const needed = placeholdersIn(action.en + action.pl + expectedEffect.en + expectedEffect.pl);
      const given = [
        ...template.required,
        ...(template.rules.needsSegment === true ? ['value'] : []),
        ...(isForFindings(template) ? ['remedy'] : []),
      ];
      expect(needed.filter((name) => !given.includes(name))).toEqual([]);
    }
  });

  it('begins with the words of the analyst when it answers a finding, and leaves them alone elsewhere', () => {
    const { desc, immediate } = template;
    const places = wordingsOf(template).filter(({ en, pl }) => /\{(?:finding|remedy)\}/.test(en + pl));

    expect(places).toEqual(isForFindings(template) ? [desc[0]?.[0], immediate[0]?.action] : []);
    for (const { en, pl } of places) expect(['{finding}', '{remedy}']).toContain(en === pl ? en : undefined);
  });

  it('declares every number of its own with a unit, and a benchmark with its source', () => {
    for (const { basis, source } of Object.values(template.constants)) {
      expect(basis === 'benchmark' ? source : 'an estimate').toBeDefined();
    }
    const { recovery } = template;
    if (recovery !== null) {
      expect([recovery.low, recovery.mid, recovery.high].toSorted((left, right) => left - right)).toEqual([
        recovery.low,
        recovery.mid,
        recovery.high,
      ]);
      expect(recovery.high).toBeLessThanOrEqual(1);
    }
  });
});
