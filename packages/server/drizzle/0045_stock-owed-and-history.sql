-- By hand: a month is not locked while something that was used in it, or before, is owed. Whoever locks it holds it alone, and whoever comes to owe holds
-- it too (inventory_fall_short), so that what is seen here stays so.
CREATE FUNCTION ledger_periods_nothing_owed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM stock_deficits d WHERE d.quantity_open > 0 AND d.business_date < (NEW.month + interval '1 month')::date) THEN
    RAISE EXCEPTION 'stock is owed in the month % or before', NEW.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_periods_nothing_owed';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_periods_nothing_owed AFTER INSERT OR UPDATE ON "ledger_periods"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state <> 'OPEN') EXECUTE FUNCTION ledger_periods_nothing_owed();--> statement-breakpoint
-- A pot gives no more than a fifth above what went into it, by the input of which the most did, unless somebody said why. One thousandth is rounding.
CREATE FUNCTION production_orders_of_something() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.produced * 5 > 6 * (1 + NEW.planned *
      (SELECT least(1, max(i.used::numeric / i.planned)) FROM production_inputs i WHERE i.order_id = NEW.id)) THEN
    RAISE EXCEPTION 'too little went into production order %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'production_orders_of_something';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER production_orders_of_something AFTER UPDATE ON "production_orders"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'FINISHED' AND OLD.state <> 'FINISHED' AND NEW.excess_reason IS NULL)
  EXECUTE FUNCTION production_orders_of_something();
