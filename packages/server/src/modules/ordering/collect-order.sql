-- Holds an order for whoever says its pickup code: KR002 when the order, or how often a wrong one was said, has changed since
-- it was looked at. p: {orderId, version, wrongCodes}.
create or replace function ordering_hold_for_code(p jsonb) returns void language plpgsql as $$
declare
  o orders := ordering_hold_order(p);
begin
  if o.wrong_codes <> (p ->> 'wrongCodes')::integer then
    raise exception 'codes were tried meanwhile' using errcode = 'KR002';
  end if;
end $$;

-- Hands an order over, in one statement: it is collected, and then, last, since stock is hot, its packaged goods leave the
-- stock. Locks the order, then the stock. p: as ordering_change_order takes it, and {wrongCodes, handOver}; handOver, or null,
-- as ordering_use_stock takes it.
create or replace function ordering_collect_order(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform ordering_hold_for_code(p);
  perform ordering_change_order(p);
  if p ->> 'handOver' is not null then perform ordering_use_stock(p -> 'handOver'); end if;
  return '{}';
end $$;

-- Counts a wrong pickup code, in the statement that refuses it: the next guess waits for the order and hears of this one.
-- p: as ordering_hold_for_code takes it.
create or replace function ordering_count_wrong_code(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  before jsonb := platform_begin_refusal(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform ordering_hold_for_code(p);
  update orders set wrong_codes = wrong_codes + 1 where id = (p ->> 'orderId')::uuid;
  return '{}';
end $$;
