-- The digest of a row was a function of the row alone as long as there was one version.
drop function if exists platform_audit_digest(audit_entries);

-- The digest of an audit row over everything it says, in the version of its seal. What was sealed must give the same digest for
-- ever, so a column that comes later belongs to the next version. What a row says in columns that its version does not know was
-- put there afterwards: then it has no digest, and its seal is not whole.
create or replace function platform_audit_digest(entry audit_entries, version smallint) returns bytea language sql stable as $$
  select sha256(convert_to((
    case
      when version = 1 and (entry.entity, entry.entity_id, entry.changes, entry.country, entry.repeated) is null then
        jsonb_build_array(
          entry.id, entry.sequence, entry.transaction::text, extract(epoch from entry.at), entry.command, entry.outcome, entry.actor_kind,
          entry.actor_id, entry.actor_label, entry.device_id, entry.outlet_id, entry.request_id, entry.address, entry.input, entry.reason)
      when version = 2 then
        jsonb_build_array(
          entry.id, entry.sequence, entry.transaction::text, extract(epoch from entry.at), entry.command, entry.outcome, entry.actor_kind,
          entry.actor_id, entry.actor_label, entry.device_id, entry.outlet_id, entry.request_id, entry.address, entry.input, entry.reason,
          entry.entity, entry.entity_id, entry.changes, entry.country, entry.repeated)
    end)::text, 'UTF8'))
$$;

-- The hash of a seal: over what it says of itself, the hash of the one before, and the digests of its rows.
create or replace function platform_seal_hash(seal audit_seals) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(
    seal.number, extract(epoch from seal.sealed_at), seal.version, seal.through_transaction::text, seal.through_sequence
  )::text, 'UTF8') || coalesce(seal.previous, ''::bytea) || seal.digests)
$$;

-- The rows that a seal holds, as they are now: those after the last row of the seal before, up to its own last.
create or replace function platform_rows_of_seal(seal audit_seals) returns setof audit_entries language sql stable as $$
  select e.* from audit_entries e
  where (e.transaction, e.sequence) <= (seal.through_transaction, seal.through_sequence)
    and (e.transaction, e.sequence) > (
      coalesce((select b.through_transaction from audit_seals b where b.number = seal.number - 1), '0'),
      coalesce((select b.through_sequence from audit_seals b where b.number = seal.number - 1), 0))
$$;

-- Seals the oldest rows that are not sealed yet, so many at most, and gives the new seal; nothing where there are none, or where
-- another process is sealing. Only rows of transactions that are over, and before which none is still running.
create or replace function platform_seal_audit(at timestamptz, most integer)
returns table (sealed_number bigint, sealed_hash bytea, sealed_rows integer) language plpgsql as $$
declare
  last audit_seals;
  seal audit_seals;
  counted integer;
begin
  if not pg_try_advisory_xact_lock(7201121) then
    return;
  end if;
  select * into last from audit_seals order by number desc limit 1;
  select count(*), (array_agg(r.transaction order by r.transaction desc, r.sequence desc))[1],
    (array_agg(r.sequence order by r.transaction desc, r.sequence desc))[1],
    string_agg(r.digest, ''::bytea order by r.transaction, r.sequence)
  into counted, seal.through_transaction, seal.through_sequence, seal.digests
  from (
    select e.transaction, e.sequence, platform_audit_digest(e, 2::smallint) as digest
    from audit_entries e
    where e.transaction < pg_snapshot_xmin(pg_current_snapshot())
      and (e.transaction, e.sequence) > (coalesce(last.through_transaction, '0'), coalesce(last.through_sequence, 0))
    order by e.transaction, e.sequence limit most
  ) r;
  if counted = 0 then
    return;
  end if;
  seal.number := coalesce(last.number, 0) + 1;
  seal.sealed_at := at;
  seal.version := 2;
  seal.previous := last.hash;
  seal.hash := platform_seal_hash(seal);
  insert into audit_seals values (seal.*);
  return query select seal.number, seal.hash, counted;
end $$;
