-- Tables of sources as they were answered, so that what was concluded from them can be computed again; and reports of analysts.

create table insight.source_table (
  id             uuid        not null default gen_random_uuid(),
  tenant_id      uuid        not null references core.tenant (id) on delete cascade,
  source         text        not null,
  tool           text        not null,
  arguments      jsonb       not null,
  question       text        not null generated always as (md5(source || ' ' || tool || ' ' || arguments::text)) stored,
  day            date        not null,
  is_fresh       boolean     not null default false,
  status         text        not null check (status in ('ok', 'partial', 'stale', 'unavailable')),
  reason         text,
  user_action    text,
  columns        jsonb       not null,
  rows           jsonb       not null,
  coverage       jsonb,
  quality        jsonb,
  provenance     jsonb,
  fetched_at     timestamptz not null,
  created_at     timestamptz not null default clock_timestamp(),
  primary key (id),
  unique (tenant_id, id),
  check ((status = 'unavailable') = (quality is null)),
  check (status = 'ok' or reason is not null)
);
comment on table insight.source_table is 'Append-only: evidence refers to rows of it by id.';
comment on column insight.source_table.question is 'Fingerprint: the same question to the same tool, however its arguments are ordered.';
comment on column insight.source_table.day is 'Day of the tenant on which it was asked for; the same question is asked once a day.';
comment on column insight.source_table.is_fresh is 'Somebody wanted it again on that day.';
comment on column insight.source_table.fetched_at is 'When the source answered; of a stale table, when it did last.';
create index source_table_by_question on insight.source_table (tenant_id, question, created_at desc);
create unique index source_table_once_a_day on insight.source_table (tenant_id, question, day)
  where status in ('ok', 'partial') and not is_fresh;
select core.isolate('insight.source_table', 'select, insert');
create trigger append_only before update or truncate on insight.source_table
  for each statement execute function core.refuse_change();

alter table insight.insight add column report_key text;
alter table insight.insight add unique (tenant_id, report_key);
comment on column insight.insight.report_key is 'Set on the report of an analyst: one for each analyst, account and period.';

-- The reference knows an analyst by its name alone, beside the source.
create or replace view growth.ai_insights with (security_invoker = true) as
select insight.id, insight.tenant_id as shop_id, property.property_id, insight.source as mcp_source,
       coalesce(insight.content #>> '{agent_metadata,agent_name}', agent.name) as agent_name,
       jsonb_build_object(
         'agent_metadata', jsonb_build_object(
           'agent_name', agent.name, 'mcp_source', insight.source, 'analysis_date', insight.created_at,
           'analysis_period', jsonb_build_object('start', lower(period), 'end', upper(period) - 1)),
         'executive_summary', jsonb_build_object(
           'key_finding', insight.title, 'confidence', round(insight.confidence::numeric, 4))
       ) || (insight.content - 'report') as report_data,
       (select array_agg(metric ->> 'metric_name')
        from jsonb_array_elements(case jsonb_typeof(insight.content -> 'metrics')
                                  when 'array' then insight.content -> 'metrics' end) as metric
       ) as metrics_analyzed,
       insight.status, insight.triaged_at is not null as processed_by_master, insight.priority as insight_priority,
       insight.confidence::numeric(5, 4) as confidence_score,
       left(insight.content #>> '{executive_summary,business_impact}', 32) as business_impact,
       insight.trace_id, insight.created_at, insight.updated_at
from insight.insight
left join runtime.agent on agent.id = insight.agent_id
left join growth.shop_property as property on property.shop_id = insight.tenant_id;
