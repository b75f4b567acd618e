-- What other systems write: a detector its anomalies, a dashboard its feedback and what was carried out.

-- Every write names the shop of its context, or none.
create function growth.require_shop(shop uuid) returns uuid
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if shop is distinct from core.require_tenant() and shop is not null then
    raise exception 'shop_id % is not the shop of this connection', shop using errcode = 'insufficient_privilege';
  end if;
  return core.require_tenant();
end $$;

create function growth.external_metric(name text, out key text, out dims jsonb)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(alias.key, lower(trim(external_metric.name))), coalesce(alias.dims, '{}')
  from (select) as one
  left join (values
    ('total_revenue', 'revenue', null::jsonb), ('sales', 'revenue', null),
    ('orders', 'transactions', null), ('purchases', 'transactions', null),
    ('conversion', 'conversion_rate', null), ('aov', 'average_order_value', null),
    ('avg_order_value', 'average_order_value', null),
    ('traffic', 'sessions', null), ('visits', 'sessions', null), ('total_users', 'users', null),
    ('bounce', 'bounce_rate', null), ('session_duration', 'avg_session_duration', null),
    ('spend', 'ad_spend', null), ('cost', 'ad_spend', null), ('conversions', 'ad_conversions', null),
    ('organic_sessions', 'sessions', '{"channel": "Organic Search"}'),
    ('organic_traffic', 'sessions', '{"channel": "Organic Search"}'),
    ('organic_users', 'users', '{"channel": "Organic Search"}'),
    ('paid_traffic', 'sessions', '{"channel": "Paid Search"}'),
    ('direct_traffic', 'sessions', '{"channel": "Direct"}')
  ) as alias (name, key, dims) on alias.name = lower(trim(external_metric.name))
$$;

-- The same ladder as analysis/priority.ts, for a finding in which its detector is fully confident.
create function growth.external_severity(z float8, impact float8, change float8, good boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when abs(z) > 3 and weighted > 0.8 then 'URGENT'
              when abs(z) > 2.5 and weighted > 0.6 then 'HIGH'
              when abs(z) > 2 and weighted > 0.4 then 'MEDIUM'
              else 'LOW' end
  from (select greatest(least(greatest(coalesce(impact, 0), 0), 1), 0.45 * least(1, abs(coalesce(change, 0))))
               * case when good is null then 0.85 when good then 0.7 else 1 end as weighted) as judged
$$;

-- Score from 0 to 1 for money of one day beside what the shop took in per day in the four weeks before it.
create function growth.impact_score(amount float8, on_day date) returns float8
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 1 - exp(-abs(amount) / nullif(avg(revenue), 0)::float8 / 0.2)
  from growth.analytics_statsordersanalytics where date between on_day - 28 and on_day - 1
$$;

create function growth.external_series(metric_id uuid, breakdown jsonb, money text) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found_id uuid;
begin
  insert into metric.series (tenant_id, definition_id, dims, source, currency, is_monitored)
  values (core.require_tenant(), metric_id, breakdown, 'external', money, false)
  on conflict (tenant_id, definition_id, source, grain, dims_hash) do nothing;
  select id into strict found_id from metric.series
  where definition_id = metric_id and dims = breakdown and source = 'external';
  return found_id;
end $$;

create function growth.insert_anomaly() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  shop       core.tenant;
  known      metric.definition;
  named      record;
  factor     float8;
  change     float8;
  direction  text;
  good       boolean;
  amount     float8;
  score      float8;
  on_day     date;
begin
  new.shop_id := growth.require_shop(new.shop_id);
  select * into strict shop from core.tenant where id = new.shop_id;
  select * into named from growth.external_metric(new.metric);
  select * into known from metric.definition where key = named.key order by tenant_id nulls last limit 1;
  if known.id is null then
    raise exception 'metric "%" is not known', new.metric using errcode = 'check_violation',
      hint = 'Known: ' || (select string_agg(key, ', ' order by key) from metric.definition);
  end if;
  factor := case known.unit when 'fraction' then 100 else 1 end;
  change := coalesce(new.baseline_change_pct / 100,
                     (new.current_value - new.baseline_value) / nullif(abs(new.baseline_value), 0));
  direction := case sign(coalesce(nullif(change, 0), nullif(new.z_score, 0), new.current_value - new.baseline_value))
               when 1 then 'up' when -1 then 'down' end;
  if direction is null then
    raise exception 'an anomaly needs a signed z_score, a baseline_change_pct, or two values that differ'
      using errcode = 'check_violation';
  end if;
  good := case when known.better <> 'neutral' then known.better = direction end;
  new.detected_at := coalesce(new.detected_at, now());
  on_day := coalesce(new.date, (new.detected_at at time zone shop.timezone)::date);
  -- The contract holds a score from 0 to 1 here, or money of the day: anything above 1 can only be money.
  amount := coalesce(new.impact_amount, case when abs(new.business_impact) > 1 then new.business_impact end);
  amount := abs(amount) * case coalesce(good, direction = 'up') when true then 1 else -1 end;
  score := coalesce(case when abs(new.business_impact) <= 1 then abs(new.business_impact) end,
                    growth.impact_score(amount, on_day));
  new.id := coalesce(new.id, gen_random_uuid());

  insert into metric.anomaly as old_row
    (id, tenant_id, series_id, first_day, last_day, detector, incident_key, is_lead, direction, actual, expected, z,
     change, score, impact_score, impact_amount, currency, severity, status, detected_at, processed_at)
  values
    (new.id, new.shop_id,
     growth.external_series(known.id,
       coalesce(new.dimensions, '{}') || named.dims
         || case when new.campaign is null then '{}' else jsonb_build_object('campaign', new.campaign) end,
       case known.kind when 'money' then shop.currency end),
     on_day, on_day, 'external', 'external:' || new.id, true, direction,
     new.current_value / factor, new.baseline_value / factor, new.z_score, change,
     least(1, abs(coalesce(new.z_score, 0)) / 10), score, amount, case when amount is not null then shop.currency end,
     growth.external_severity(coalesce(new.z_score, 0)::float8, score, change, good),
     case when new.processed then 'processed' else 'detected' end, new.detected_at,
     case when new.processed then now() end)
  -- A detector that reports the same day of the same metric again corrects itself.
  on conflict (tenant_id, series_id, first_day, detector) do update set
    direction = excluded.direction, actual = excluded.actual, expected = excluded.expected, z = excluded.z,
    change = excluded.change, score = excluded.score, impact_score = excluded.impact_score,
    impact_amount = excluded.impact_amount, currency = excluded.currency, severity = excluded.severity,
    detected_at = excluded.detected_at
  returning old_row.id into new.id;
  return new;
end $$;
create trigger write_anomaly instead of insert on growth.ai_general_anomalies
  for each row execute function growth.insert_anomaly();

create function growth.update_anomaly() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if to_jsonb(new) - 'processed' is distinct from to_jsonb(old) - 'processed' then
    raise exception 'of an anomaly only "processed" can be set' using errcode = 'insufficient_privilege';
  end if;
  if new.processed is distinct from old.processed then
    update metric.anomaly
    set status = case when new.processed then 'processed' else 'detected' end,
        processed_at = case when new.processed then now() end
    where id = old.id;
  end if;
  return new;
end $$;
create trigger process_anomaly instead of update on growth.ai_general_anomalies
  for each row execute function growth.update_anomaly();

create function growth.insert_feedback() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.shop_id := growth.require_shop(new.shop_id);
  if new.feedback_type is null or new.feedback_type not in ('helpful', 'not_helpful', 'implemented') then
    raise exception 'feedback_type is helpful, not_helpful or implemented' using errcode = 'check_violation';
  end if;
  new.id := coalesce(new.id, gen_random_uuid());
  new.created_at := coalesce(new.created_at, now());
  insert into insight.feedback (id, tenant_id, recommendation_id, type, rating, text, given_by, created_at)
  values (new.id, new.shop_id, new.recommendation_id, new.feedback_type, new.rating, new.feedback_text, new.given_by,
          new.created_at);
  insert into core.audit_log (tenant_id, actor_kind, actor_id, action, resource_kind, resource_id, after)
  values (new.shop_id, 'external', new.given_by, 'recommendation.feedback', 'recommendation', new.recommendation_id,
          jsonb_build_object('type', new.feedback_type, 'rating', new.rating, 'text', new.feedback_text));
  return new;
end $$;
create trigger write_feedback instead of insert on growth.ai_recommendation_feedback
  for each row execute function growth.insert_feedback();

create function growth.update_recommendation() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  wanted text;
begin
  if to_jsonb(new) - '{status,implemented,implementation_date}'::text[]
     is distinct from to_jsonb(old) - '{status,implemented,implementation_date}'::text[] then
    raise exception 'of a recommendation only status, implemented and implementation_date can be set'
      using errcode = 'insufficient_privilege';
  end if;
  -- "approved" is the reference's older word for what we call accepted.
  wanted := case when new.implemented and not old.implemented then 'implemented'
                 when new.implementation_date is not null and old.implementation_date is null then 'implemented'
                 when new.implemented is false and old.implemented then 'active'
                 when new.status = 'approved' then 'accepted'
                 else new.status end;
  -- The same law as storage/insight/recommendation-decide.repository.ts.
  if not (wanted = old.status
          or wanted = 'accepted' and old.status = 'active'
          or wanted in ('dismissed', 'implemented') and old.status in ('active', 'accepted')) then
    raise exception 'a recommendation that is % cannot become %', old.status, wanted using errcode = 'check_violation';
  end if;
  new.status := wanted;
  new.implemented := wanted = 'implemented';
  new.implementation_date := case when new.implemented then coalesce(new.implementation_date, now()) end;
  if wanted = old.status and new.implementation_date is not distinct from old.implementation_date then
    return new;
  end if;
  update insight.recommendation
  set status = wanted, implemented_at = new.implementation_date, decided_at = now(), updated_at = now()
  where id = old.id;
  if wanted <> old.status then
    insert into insight.feedback (tenant_id, recommendation_id, type) values (old.shop_id, old.id, wanted);
  end if;
  insert into core.audit_log (tenant_id, actor_kind, action, resource_kind, resource_id, before, after)
  values (old.shop_id, 'external', 'recommendation.' || wanted, 'recommendation', old.id,
          jsonb_build_object('status', old.status, 'implementedAt', old.implementation_date),
          jsonb_build_object('status', wanted, 'implementedAt', new.implementation_date));
  return new;
end $$;
create trigger decide_recommendation instead of update on growth.ai_recommendations
  for each row execute function growth.update_recommendation();

grant insert, update on growth.ai_general_anomalies to steward_app;
grant insert on growth.ai_recommendation_feedback to steward_app;
grant update on growth.ai_recommendations to steward_app;
