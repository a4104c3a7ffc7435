-- Announces a fact in the transaction that makes it true. A payload with an outlet counts in that outlet's stream.
create or replace function platform_emit(event text, payload jsonb, at timestamptz) returns void language plpgsql as $$
begin
  insert into outbox (id, event, stream, payload, occurred_at)
  values (platform_new_id(at), event,
    coalesce((payload ->> 'outletId')::uuid, '00000000-0000-0000-0000-000000000000'), payload, at);
end $$;
