import type { ToolAlias } from '../../mcp-server.ts';

/** Names of the reference's two tool sets that are not our own. */
export const GA4_ALIASES: readonly ToolAlias[] = [
  {
    name: 'get_custom_dimensions_and_metrics',
    tool: 'get_metadata',
    arguments: { custom_only: true },
  },
  { name: 'list_google_ads_links', tool: 'get_property_details', arguments: { part: 'google_ads_links' } },
  { name: 'list_dimensions', tool: 'get_metadata', arguments: { kind: 'dimension' } },
  { name: 'list_metrics', tool: 'get_metadata', arguments: { kind: 'metric' } },
];

/** Names of arguments in the reference and in the provider's own documentation. */
export const GA4_SYNONYMS = { property_id: 'account', startDate: 'from', endDate: 'to' };
