import {
  writeAccount,
  writeAd,
  writeAdSet,
  writeAudience,
  writeCampaign,
  writeCreative,
} from './fake-meta-objects.ts';
import type { FakeShop } from './fake-shop.ts';

type MetaObject = ReturnType<typeof writeAccount>;

/** An object of an account, and which rows of the tables belong to it. */
export interface MetaNode {
  readonly shop: FakeShop;
  readonly kind: 'account' | 'campaign' | 'adset' | 'ad' | 'creative' | 'audience';
  readonly within: Readonly<Record<string, string>>;
  readonly object: MetaObject;
}

/** Finds an object by its id among all shops. */
export function findNode(shops: readonly FakeShop[], id: string): MetaNode | undefined {
  for (const shop of shops) {
    const node = nodesOf(shop).find(({ object }) => object.id === id);
    if (node !== undefined) return node;
  }
  return undefined;
}

/** The objects below a node that an edge lists; undefined when there is no such edge. */
export function listEdge({ shop, within }: MetaNode, edge: string): readonly MetaObject[] | undefined {
  const kind = EDGES[edge];
  if (kind === undefined) return undefined;
  return nodesOf(shop)
    .filter((node) => node.kind === kind)
    .filter((node) => Object.entries(within).every(([name, value]) => node.within[name] === value))
    .map(({ object }) => object);
}

const EDGES: Readonly<Record<string, MetaNode['kind']>> = {
  campaigns: 'campaign',
  adsets: 'adset',
  ads: 'ad',
  adcreatives: 'creative',
  customaudiences: 'audience',
};

function nodesOf(shop: FakeShop): readonly MetaNode[] {
  const campaigns = shop.ads.campaigns.filter(({ platform }) => platform === 'meta_ads');
  const adSets = shop.ads.adGroups.filter(({ campaignId }) => campaigns.some(({ id }) => id === campaignId));
  const ads = shop.ads.ads.flatMap((ad) => {
    const adSet = adSets.find(({ id }) => id === ad.adGroupId);
    return adSet === undefined
      ? []
      : [{ ad, within: { campaign: adSet.campaignId, adGroup: adSet.id, ad: ad.id } }];
  });
  return [
    { shop, kind: 'account', within: {}, object: writeAccount(shop) },
    ...campaigns.map(
      (campaign): MetaNode => ({
        shop,
        kind: 'campaign',
        within: { campaign: campaign.id },
        object: writeCampaign(campaign, shop),
      }),
    ),
    ...adSets.map(
      (adSet): MetaNode => ({
        shop,
        kind: 'adset',
        within: { campaign: adSet.campaignId, adGroup: adSet.id },
        object: writeAdSet(adSet, shop),
      }),
    ),
    ...ads.map(({ ad, within }): MetaNode => ({ shop, kind: 'ad', within, object: writeAd(ad, shop) })),
    ...ads.map(
      ({ ad, within }): MetaNode => ({ shop, kind: 'creative', within, object: writeCreative(ad, shop) }),
    ),
    ...adSets
      .filter(({ audience }) => audience !== null)
      .map(
        (adSet): MetaNode => ({
          shop,
          kind: 'audience',
          within: { campaign: adSet.campaignId, adGroup: adSet.id },
          object: writeAudience(adSet, shop),
        }),
      ),
  ];
}
