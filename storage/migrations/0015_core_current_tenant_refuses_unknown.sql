-- A key that the caller may not read compares as null, and null refused nothing: a forged context passed as the owner's role.
create or replace function core.current_tenant() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  parts text[] := string_to_array(current_setting('steward.tenant', true), '.');
  key core.context_key;
begin
  if parts is null or cardinality(parts) <> 3 or parts[2] !~ '^[0-9]{1,12}$' then
    return null;
  end if;
  select * into key from core.context_key;
  if (parts[3] = encode(sha256(key.outer_pad
        || sha256(key.inner_pad || convert_to(parts[1] || '.' || parts[2], 'UTF8'))), 'hex')
      and parts[2]::bigint >= extract(epoch from now())) is not true then
    return null;
  end if;
  return parts[1]::uuid;
end $$;
