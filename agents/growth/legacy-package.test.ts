import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legacyPackage, toLegacyPackage } from './legacy-package.ts';
import { insightPackage } from './package.schema.ts';
import { testPackage } from './testing.ts';

const legacy = {
  source_type: 'anomaly',
  source_id: '00000000-0000-4000-8000-000000000001',
  shop_id: 'shop',
  property_id: '123',
  priority_level: 'HIGH',
  business_impact_score: 0.5,
  confidence_score: 0.5,
  suggested_specialists: ['seo'],
  processing_timestamp: '2026-03-12T06:00:00Z',
  trace_id: 'reactive-master-1',
};
const specialist = (specialist_name: string) => ({
  specialist_name,
  confidence: 0.8,
  primary_reasoning: 'because',
});

describe('legacyPackage', () => {
  it.each([
    ['performance', 'performance_marketing'],
    ['performance_team', 'performance_marketing'],
    ['PERFORMANCE_MARKETING', 'performance_marketing'],
    ['seo', 'seo_technical'],
    ['seo_specialist', 'seo_technical'],
    ['seo_team', 'seo_technical'],
    ['ux', 'ux_conversion'],
    ['ux_specialist', 'ux_conversion'],
    ['ux_team', 'ux_conversion'],
    ['gsc', 'gsc_specialist'],
    ['gsc_team', 'gsc_specialist'],
  ])('reads the team %s as %s, in a list and in slots', (alias, team) => {
    const listed = legacyPackage.parse({ ...legacy, suggested_specialists: [alias] });
    const slotted = legacyPackage.parse({
      ...legacy,
      suggested_specialists: { primary_specialist: specialist(alias) },
    });

    expect(listed.suggested_specialists).toMatchObject([{ team }]);
    expect(slotted.suggested_specialists).toEqual([{ team, confidence: 0.8, reason: 'because' }]);
  });

  it.each([
    ['critical', 'URGENT'],
    ['high', 'HIGH'],
    ['LOW', 'LOW'],
  ])('reads the priority %s as %s', (word, level) => {
    expect(legacyPackage.parse({ ...legacy, priority_level: word }).priority_level).toBe(level);
  });

  it.each(['123', 'properties/123'])('keeps the property %s bare', (property_id) => {
    expect(legacyPackage.parse({ ...legacy, property_id }).property_id).toBe('123');
  });

  it.each([
    { suggested_specialists: ['growth_hackers'] },
    { suggested_specialists: [] },
    { priority_level: 'ASAP' },
    { priority_level: 3 },
    { source_type: 'rumour' },
    { mcp_source: 'bing' },
    { business_impact_score: 5000 },
    { property_id: 'properties/../1' },
  ])('refuses %o', (wrong) => {
    expect(legacyPackage.safeParse({ ...legacy, ...wrong }).success).toBe(false);
  });
});

describe('toLegacyPackage', () => {
  it('derives both forms of routing from one ranking', () => {
    const [first, second, third] = ['ux_conversion', 'seo_technical', 'gsc_specialist'] as const;
    const suggestedTeams = [first, second, third].map((team) => ({ team, confidence: 0.8, reason: '-' }));

    const written = toLegacyPackage(testPackage({ suggestedTeams }));

    expect(written.suggested_specialists).toEqual([first, second, third]);
    expect(written.specialist_routing).toMatchObject({
      primary_specialist: { specialist_name: first },
      secondary_specialist: { specialist_name: second },
    });
  });

  it('writes percent, as the reference does, and reads as what it was', () => {
    const written = toLegacyPackage(testPackage());

    expect(written).toMatchObject({ pct_delta: -20, source_type: 'anomaly' });
    expect(legacyPackage.parse(written)).toMatchObject({ metric: 'revenue', priority_level: 'HIGH' });
  });
});

describe('insightPackage', () => {
  it('comes back from JSON as it was', () => {
    const packages = fc.record({
      zScore: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      impactScore: fc.double({ min: 0, max: 1, noNaN: true }),
      priority: fc.constantFrom('URGENT', 'HIGH', 'MEDIUM', 'LOW'),
      metric: fc.string(),
      dims: fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
    });

    fc.assert(
      fc.property(packages, (changes) => {
        const packed = testPackage(changes);
        const back = insightPackage.parse(JSON.parse(JSON.stringify(packed)));
        expect(JSON.stringify(back)).toBe(JSON.stringify(packed));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses the fields of one source under the name of the other', () => {
    expect(insightPackage.safeParse({ ...testPackage(), sourceType: 'mcp_report' }).success).toBe(false);
  });
});
