-- An identifier (UUIDv7, RFC 9562) for something made at an instant. The twin of newId in platform/ids.ts.
create or replace function platform_new_id(at timestamptz) returns uuid language sql volatile as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- What was said before under this id, to be answered again; null when nothing was. Raises KR003 when the id was used for
-- something else or by somebody else.
create or replace function platform_said_before(said remembered_commands) returns jsonb language plpgsql as $$
declare
  before remembered_commands;
begin
  select * into before from remembered_commands where id = said.id;
  if not found then return null; end if;
  if before.command <> said.command or before.digest <> said.digest or before.actor_id is distinct from said.actor_id then
    raise exception 'the id % was used for something else', said.id using errcode = 'KR003';
  end if;
  return before.answer;
end $$;

create or replace function platform_audit(audit jsonb) returns void language plpgsql as $$
begin
  insert into audit_entries
    (id, at, command, outcome, actor_kind, actor_id, actor_label, device_id, outlet_id, request_id, address, country, input, reason,
      entity, entity_id, changes)
  select id, at, command, outcome, actor_kind, actor_id, actor_label, device_id, outlet_id, request_id, address, country, input, reason,
    entity, entity_id, nullif(changes, 'null'::jsonb)
  from jsonb_populate_record(null::audit_entries, audit);
end $$;

-- How every statement begins: what was said before under this id is answered again; else the id and the audit row are
-- written. A twin that is still at it is waited for: its key is ours only when it gives up. The caller returns at once
-- when the answer is not null.
create or replace function platform_begin_command(door jsonb) returns jsonb language plpgsql as $$
declare
  said remembered_commands := jsonb_populate_record(null::remembered_commands, door -> 'said');
begin
  insert into remembered_commands values (said.*) on conflict (id) do nothing;
  if not found then return platform_said_before(said); end if;
  perform platform_audit(door -> 'audit');
  return null;
end $$;

-- How a refusal begins of which something stays: as above, but it is not remembered, so that the same may be tried again.
create or replace function platform_begin_refusal(door jsonb) returns jsonb language plpgsql as $$
declare
  before jsonb := platform_said_before(jsonb_populate_record(null::remembered_commands, door -> 'said'));
begin
  if before is null then perform platform_audit(door -> 'audit'); end if;
  return before;
end $$;
