import type { ToolAlias } from '../../mcp-server.ts';

/** Names of the reference's two tool sets that are not our own. */
export const GSC_ALIASES: readonly ToolAlias[] = [
  { name: 'get_site_details', tool: 'list_properties', arguments: {} },
  { name: 'inspect_url', tool: 'get_url_inspection', arguments: {} },
  { name: 'get_sitemap', tool: 'list_sitemaps', arguments: {} },
];

/** Names of arguments in the reference and in the provider's own documentation. */
export const GSC_SYNONYMS = {
  site_url: 'account',
  siteUrl: 'account',
  start_date: 'from',
  startDate: 'from',
  end_date: 'to',
  endDate: 'to',
  inspection_url: 'url',
  inspectionUrl: 'url',
  rowLimit: 'row_limit',
};
