import { z } from 'zod';
import { defineSourceTool } from '../../mcp-server.ts';
import { adsPage } from './ads-page.ts';
import { ENTITY_LEVELS, type GaqlLevel } from './gaql-fields.ts';
import { gaqlQuery } from './gaql-query.ts';
import { chooseCustomer, customerInput, searchStream } from './google-ads-client.ts';

const LEVELS: Readonly<Record<string, GaqlLevel>> = ENTITY_LEVELS;

/** Where things say whether they are on, and how they are called. */
const STATUS: Readonly<Record<string, string>> = {
  campaign: 'campaign.status',
  ad_group: 'ad_group.status',
  ad: 'ad_group_ad.status',
  keyword: 'ad_group_criterion.status',
  conversion_action: 'conversion_action.status',
};
const NAME: Readonly<Record<string, string>> = {
  campaign: 'campaign.name',
  ad_group: 'ad_group.name',
  ad: 'ad_group_ad.ad.name',
  keyword: 'ad_group_criterion.keyword.text',
  negative_keyword: 'campaign_criterion.keyword.text',
  conversion_action: 'conversion_action.name',
};

export const listEntities = defineSourceTool({
  name: 'list_entities',
  title: 'How Google Ads is set up',
  description:
    'Campaigns with budgets and bidding targets, ad groups, ads with their texts, keywords with quality scores, negative keywords of campaigns, or conversion actions. Settings only; get_performance has results.',
  input: z.object({
    ...customerInput,
    level: z.enum(Object.keys(ENTITY_LEVELS)).default('campaign'),
    campaign_id: z
      .string()
      .regex(/^\d{1,20}$/)
      .optional()
      .describe('Only of this campaign.'),
    enabled_only: z.boolean().default(false),
    name_contains: z.string().min(1).max(100).optional(),
  }),

  async run(
    { level: name, campaign_id, enabled_only: enabledOnly, name_contains: text, ...input },
    _at,
    context,
  ) {
    const chosen = await chooseCustomer(input, context);
    const level = LEVELS[name] ?? ENTITY_LEVELS.campaign;
    const path = NAME[name];
    const query = gaqlQuery({
      level,
      columns: level.fields,
      period: null,
      campaignId: 'campaign_id' in level.fields ? campaign_id : undefined,
      statusPath: enabledOnly ? STATUS[name] : undefined,
      nameContains: text === undefined || path === undefined ? undefined : { path, text },
    });
    return adsPage(await searchStream(query, chosen, context), level.fields, chosen.account);
  },
});
