-- The analytics tables of the contract, summed from the facts of imports and connectors.

-- The medium that a channel stands for where the source names none, as Google Analytics groups its channels.
create function growth.medium_of(channel text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case lower(channel)
    when 'organic search' then 'organic' when 'paid search' then 'cpc' when 'direct' then '(none)'
    when 'referral' then 'referral' when 'social' then 'social' when 'organic social' then 'social'
    when 'email' then 'email' when 'affiliates' then 'affiliate' when 'display' then 'display'
  end
$$;

create view growth.analytics_statsgaacquisition with (security_invoker = true) as
select shop_id, date, source, medium, campaign, sessions, users, new_users, engaged_sessions,
       100 * engaged_sessions / nullif(sessions, 0) as engagement_rate,
       100 * bounces / nullif(sessions, 0) as bounce_rate
from (
  select tenant_id as shop_id, day as date,
         coalesce(dims ->> 'source', '(not set)') as source,
         coalesce(dims ->> 'medium', growth.medium_of(dims ->> 'channel'), '(not set)') as medium,
         coalesce(dims ->> 'campaign', '(not set)') as campaign,
         sum((measures ->> 'sessions')::numeric) as sessions,
         sum((measures ->> 'users')::numeric) as users,
         sum((measures ->> 'new_users')::numeric) as new_users,
         sum((measures ->> 'engaged_sessions')::numeric) as engaged_sessions,
         sum((measures ->> 'bounces')::numeric) as bounces
  from metric.fact where dataset = 'sessions'
  group by 1, 2, 3, 4, 5
) as daily;
comment on column growth.analytics_statsgaacquisition.engagement_rate is 'Percent of sessions.';
comment on column growth.analytics_statsgaacquisition.bounce_rate is 'Percent of sessions.';
comment on column growth.analytics_statsgaacquisition.medium is 'As the source states it, else what its channel stands for, else "(not set)".';

create view growth.analytics_statsgaproductperformance with (security_invoker = true) as
select tenant_id as shop_id, day as date, dims ->> 'product' as item_name, dims ->> 'product_id' as item_id,
       dims ->> 'category' as item_category,
       sum((measures ->> 'views')::numeric) as views,
       sum((measures ->> 'add_to_carts')::numeric) as add_to_carts,
       sum((measures ->> 'checkouts')::numeric) as checkouts,
       sum((measures ->> 'purchases')::numeric) as purchases,
       sum((measures ->> 'item_revenue')::numeric) as item_revenue,
       min(currency) as currency
from metric.fact where dataset = 'product'
group by 1, 2, 3, 4, 5;

-- Orders are those of the order system; of a shop that brought none, those that its web analytics counted.
create view growth.analytics_statsordersanalytics with (security_invoker = true) as
select shop_id, date, transactions, revenue,
       revenue / nullif(transactions, 0) as avg_order_value,
       100 * transactions / nullif(sessions, 0) as conversion_rate,
       currency, source
from (
  select tenant_id as shop_id, day as date, min(currency) as currency, chosen.source,
         sum(coalesce(measures ->> 'transactions', measures ->> 'orders')::numeric)
           filter (where dataset = chosen.source) as transactions,
         sum((measures ->> 'revenue')::numeric) filter (where dataset = chosen.source) as revenue,
         sum((measures ->> 'sessions')::numeric) filter (where dataset = 'sessions') as sessions
  from metric.fact
  cross join (
    select case when exists (select from metric.fact where dataset = 'orders') then 'orders' else 'sessions' end as source
  ) as chosen
  where dataset in ('orders', 'sessions')
  group by tenant_id, day, chosen.source
) as daily
where transactions is not null or revenue is not null;
comment on column growth.analytics_statsordersanalytics.conversion_rate is 'Percent: orders of the day per hundred sessions of the day.';

create view growth.analytics_statsadscampaignperformance with (security_invoker = true) as
select shop_id, date, platform, campaign, impressions, clicks, spend, conversions, revenue,
       100 * clicks / nullif(impressions, 0) as ctr,
       spend / nullif(clicks, 0) as cpc,
       revenue / nullif(spend, 0) as roas,
       currency
from (
  select tenant_id as shop_id, day as date,
         coalesce(dims ->> 'platform', '(not set)') as platform,
         coalesce(dims ->> 'campaign', '(not set)') as campaign,
         sum((measures ->> 'impressions')::numeric) as impressions,
         sum((measures ->> 'clicks')::numeric) as clicks,
         sum((measures ->> 'spend')::numeric) as spend,
         sum((measures ->> 'conversions')::numeric) as conversions,
         sum((measures ->> 'conversion_value')::numeric) as revenue,
         min(currency) as currency
  from metric.fact where dataset = 'ads'
  group by 1, 2, 3, 4
) as daily;
comment on column growth.analytics_statsadscampaignperformance.ctr is 'Percent of impressions.';
comment on column growth.analytics_statsadscampaignperformance.roas is 'A multiple: 4 means that each unit spent brought 4.';

grant select on all tables in schema growth to steward_app;
