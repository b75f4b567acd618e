-- A call takes room by what it may come to; when it has ended, by what it came to, so that the rest is there for others.
drop function runtime.reserve_rate(text, integer, bigint, integer, bigint);

-- Takes room for one call and answers the second in which it was taken, or answers after how many seconds there may be
-- some; then nothing is taken. One at a time for each key, on the clock of the database. A call that is larger than its
-- whole limit gets through when nothing else does.
create function runtime.reserve_rate(
  for_key text, call_requests integer, call_tokens bigint, max_requests integer, max_tokens bigint,
  out wait_seconds float8, out taken_in timestamptz
)
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  this_second timestamptz;
begin
  if (call_requests >= 0 and call_tokens >= 0) is not true then
    raise exception 'no amount that a call can have' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('rate ' || for_key, 0));
  this_second := date_trunc('second', clock_timestamp());
  delete from runtime.rate_window where key = for_key and second < this_second - interval '60 seconds';
  wait_seconds := runtime.rate_wait(
    for_key, jsonb_build_object('requests', max_requests, 'tokens', max_tokens),
    jsonb_build_object('requests', least(call_requests, max_requests), 'tokens', least(call_tokens, max_tokens)),
    this_second - interval '60 seconds');
  if wait_seconds > 0 then
    return;
  end if;
  insert into runtime.rate_window as taken (key, second, requests, tokens)
  values (for_key, this_second, call_requests, call_tokens)
  on conflict (key, second) do update
    set requests = taken.requests + excluded.requests, tokens = taken.tokens + excluded.tokens;
  wait_seconds := 0;
  taken_in := this_second;
end $$;
revoke execute on function runtime.reserve_rate(text, integer, bigint, integer, bigint) from public;
