CREATE TYPE "public"."diet" AS ENUM('VEG', 'EGG', 'NON_VEG', 'VEGAN');--> statement-breakpoint
CREATE TYPE "public"."tax_kind" AS ENUM('PREPARED', 'GOODS');--> statement-breakpoint
CREATE TYPE "public"."account_type" AS ENUM('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'COGS', 'EXPENSE');--> statement-breakpoint
CREATE TYPE "public"."document_type" AS ENUM('INVOICE', 'CREDIT_NOTE');--> statement-breakpoint
CREATE TYPE "public"."base_unit" AS ENUM('g', 'ml', 'pcs');--> statement-breakpoint
CREATE TYPE "public"."batch_status" AS ENUM('AVAILABLE', 'EXPIRED', 'DEPLETED');--> statement-breakpoint
CREATE TYPE "public"."stock_move_type" AS ENUM('OPENING', 'RECEIPT', 'CONSUME', 'SALE');--> statement-breakpoint
CREATE TYPE "public"."pick_policy" AS ENUM('FIFO', 'FEFO');--> statement-breakpoint
CREATE TYPE "public"."reservation_state" AS ENUM('HELD', 'CONSUMED', 'RELEASED');--> statement-breakpoint
CREATE TYPE "public"."stock_kind" AS ENUM('INGREDIENT', 'PREP', 'PACKAGED', 'CONSUMABLE');--> statement-breakpoint
CREATE TYPE "public"."ticket_state" AS ENUM('NEW', 'COOKING', 'DONE', 'BUMPED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('KIOSK', 'COUNTER', 'MOBILE', 'API');--> statement-breakpoint
CREATE TYPE "public"."order_state" AS ENUM('PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY', 'COLLECTED', 'CANCELLED', 'EXPIRED');--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('UNPAID', 'PENDING', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'FAILED');--> statement-breakpoint
CREATE TYPE "public"."payment_state" AS ENUM('PENDING', 'CAPTURED', 'FAILED', 'EXPIRED', 'PARTIALLY_REFUNDED', 'REFUNDED');--> statement-breakpoint
CREATE TYPE "public"."refund_state" AS ENUM('PENDING', 'PROCESSED', 'FAILED');--> statement-breakpoint
CREATE TYPE "public"."tender" AS ENUM('CASH', 'UPI');--> statement-breakpoint
CREATE TYPE "public"."device_kind" AS ENUM('KIOSK', 'KITCHEN', 'BOARD', 'COUNTER');--> statement-breakpoint
CREATE TYPE "public"."tax_profile" AS ENUM('REGULAR_5', 'SPECIFIED_18', 'EXEMPT_EDU', 'COMPOSITION', 'UNREGISTERED');--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"command" text NOT NULL,
	"outcome" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_label" text NOT NULL,
	"device_id" uuid,
	"outlet_id" uuid,
	"request_id" text NOT NULL,
	"address" text,
	"input" jsonb,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "remembered_commands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"command" text NOT NULL,
	"actor_id" uuid,
	"digest" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"event" text NOT NULL,
	"stream" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"position" bigint,
	"settled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "outbox_stream_position" UNIQUE("stream","position")
);
--> statement-breakpoint
CREATE TABLE "reaction_marks" (
	"reaction" text NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reaction_marks_pkey" PRIMARY KEY("reaction","event_id")
);
--> statement-breakpoint
CREATE TABLE "stream_positions" (
	"stream" uuid PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"names" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "categories_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "dayparts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	CONSTRAINT "dayparts_code" UNIQUE("code"),
	CONSTRAINT "dayparts_span" CHECK ("dayparts"."starts_at" < "dayparts"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "item_dayparts" (
	"item_id" uuid NOT NULL,
	"daypart_id" uuid NOT NULL,
	CONSTRAINT "item_dayparts_item_id_daypart_id_pk" PRIMARY KEY("item_id","daypart_id")
);
--> statement-breakpoint
CREATE TABLE "item_modifier_groups" (
	"item_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "item_modifier_groups_item_id_group_id_pk" PRIMARY KEY("item_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "item_variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"price" bigint NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "item_variants_code" UNIQUE("item_id","code"),
	CONSTRAINT "item_variants_price" CHECK ("item_variants"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"category_id" uuid NOT NULL,
	"code" text NOT NULL,
	"names" jsonb NOT NULL,
	"description" text NOT NULL,
	"diet" "diet" NOT NULL,
	"allergens" text[] NOT NULL,
	"kcal" integer NOT NULL,
	"spice" integer NOT NULL,
	"tax_kind" "tax_kind" NOT NULL,
	"tax_code" text NOT NULL,
	"mrp" bigint,
	"station_code" text,
	"prep_seconds" integer NOT NULL,
	"picture" jsonb NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "items_code" UNIQUE("code"),
	CONSTRAINT "items_spice" CHECK ("items"."spice" between 0 and 3),
	CONSTRAINT "items_prep" CHECK ("items"."prep_seconds" >= 0),
	CONSTRAINT "items_goods_have_mrp" CHECK ("items"."tax_kind" = 'PREPARED' or "items"."mrp" is not null)
);
--> statement-breakpoint
CREATE TABLE "menu_versions" (
	"outlet_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "modifier_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"min" integer NOT NULL,
	"max" integer NOT NULL,
	CONSTRAINT "modifier_groups_code" UNIQUE("code"),
	CONSTRAINT "modifier_groups_span" CHECK ("modifier_groups"."min" >= 0 and "modifier_groups"."max" >= 1 and "modifier_groups"."min" <= "modifier_groups"."max")
);
--> statement-breakpoint
CREATE TABLE "modifier_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"price_delta" bigint NOT NULL,
	"allergens" text[] NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "modifier_options_code" UNIQUE("group_id","code")
);
--> statement-breakpoint
CREATE TABLE "outlet_items" (
	"outlet_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"sold_out" boolean DEFAULT false NOT NULL,
	CONSTRAINT "outlet_items_outlet_id_item_id_pk" PRIMARY KEY("outlet_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" "account_type" NOT NULL,
	"control" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_lines" (
	"document_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"tax_code" text NOT NULL,
	"tax_kind" text NOT NULL,
	"quantity" bigint NOT NULL,
	"gross" bigint NOT NULL,
	"taxable" bigint NOT NULL,
	"rate_bp" integer NOT NULL,
	"cgst" bigint NOT NULL,
	"sgst" bigint NOT NULL,
	"igst" bigint NOT NULL,
	CONSTRAINT "document_lines_document_id_position_pk" PRIMARY KEY("document_id","position")
);
--> statement-breakpoint
CREATE TABLE "document_series" (
	"series" text NOT NULL,
	"financial_year" text NOT NULL,
	"document_type" "document_type" NOT NULL,
	"outlet_id" uuid NOT NULL,
	"device_id" uuid,
	"last_number" integer NOT NULL,
	CONSTRAINT "document_series_series_financial_year_pk" PRIMARY KEY("series","financial_year")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" "document_type" NOT NULL,
	"number" text NOT NULL,
	"series" text NOT NULL,
	"financial_year" text NOT NULL,
	"sequence" integer NOT NULL,
	"outlet_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"original_id" uuid,
	"tax_date" date NOT NULL,
	"business_date" date NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"taxable" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"round_off" bigint NOT NULL,
	"total" bigint NOT NULL,
	CONSTRAINT "documents_number" UNIQUE("number"),
	CONSTRAINT "documents_sequence" UNIQUE("series","financial_year","sequence"),
	CONSTRAINT "documents_one_invoice_per_order" UNIQUE("order_id","type"),
	CONSTRAINT "documents_add_up" CHECK ("documents"."total" = "documents"."taxable" + "documents"."tax" + "documents"."round_off")
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "journal_entries_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"outlet_id" uuid NOT NULL,
	"tax_date" date NOT NULL,
	"business_date" date NOT NULL,
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"event" text NOT NULL,
	"narration" text NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"posted_by" text NOT NULL,
	"reversal_of" uuid,
	CONSTRAINT "journal_entries_once" UNIQUE("source_type","source_id","event"),
	CONSTRAINT "journal_entries_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "journal_lines" (
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"account_code" text NOT NULL,
	"debit" bigint NOT NULL,
	"credit" bigint NOT NULL,
	"party" text,
	CONSTRAINT "journal_lines_entry_id_position_pk" PRIMARY KEY("entry_id","position"),
	CONSTRAINT "journal_lines_one_side" CHECK (("journal_lines"."debit" > 0 and "journal_lines"."credit" = 0) or ("journal_lines"."credit" > 0 and "journal_lines"."debit" = 0))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_digest" text NOT NULL,
	"permissions" jsonb NOT NULL,
	"outlet_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_token" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "device_tokens" (
	"device_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "device_tokens_device_id_token_digest_pk" PRIMARY KEY("device_id","token_digest"),
	CONSTRAINT "device_tokens_token" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "device_kind" NOT NULL,
	"code" text NOT NULL,
	"secret_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device_id" uuid,
	"claimed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_token" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"outlet_id" uuid,
	CONSTRAINT "user_roles_once" UNIQUE NULLS NOT DISTINCT("user_id","role","outlet_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "users_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"receipt_id" uuid NOT NULL,
	"supplier_batch" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"expiry_date" date,
	"quantity_received" bigint NOT NULL,
	"quantity_remaining" bigint NOT NULL,
	"value_received" bigint NOT NULL,
	"value_remaining" bigint NOT NULL,
	"status" "batch_status" NOT NULL,
	CONSTRAINT "batches_remaining" CHECK ("batches"."quantity_remaining" >= 0 and "batches"."value_remaining" >= 0),
	CONSTRAINT "batches_within_received" CHECK ("batches"."quantity_remaining" <= "batches"."quantity_received"),
	CONSTRAINT "batches_empty_is_worthless" CHECK ("batches"."quantity_remaining" > 0 or "batches"."value_remaining" = 0),
	CONSTRAINT "batches_depleted" CHECK (("batches"."status" = 'DEPLETED') = ("batches"."quantity_remaining" = 0))
);
--> statement-breakpoint
CREATE TABLE "recipe_lines" (
	"recipe_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "recipe_lines_recipe_id_stock_item_id_pk" PRIMARY KEY("recipe_id","stock_item_id"),
	CONSTRAINT "recipe_lines_some" CHECK ("recipe_lines"."quantity" <> 0)
);
--> statement-breakpoint
CREATE TABLE "recipes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid,
	"option_id" uuid,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recipes_version" UNIQUE NULLS NOT DISTINCT("variant_id","option_id","version"),
	CONSTRAINT "recipes_of_one_thing" CHECK (num_nonnulls("recipes"."variant_id", "recipes"."option_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"order_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"state" "reservation_state" NOT NULL,
	CONSTRAINT "reservations_order_id_line_stock_item_id_pk" PRIMARY KEY("order_id","line","stock_item_id"),
	CONSTRAINT "reservations_positive" CHECK ("reservations"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_item_units" (
	"stock_item_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"numerator" bigint NOT NULL,
	"denominator" bigint NOT NULL,
	CONSTRAINT "stock_item_units_stock_item_id_unit_pk" PRIMARY KEY("stock_item_id","unit"),
	CONSTRAINT "stock_item_units_positive" CHECK ("stock_item_units"."numerator" > 0 and "stock_item_units"."denominator" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" "stock_kind" NOT NULL,
	"base_unit" "base_unit" NOT NULL,
	"pick_policy" "pick_policy" NOT NULL,
	"allergens" text[] NOT NULL,
	"shelf_life_days" integer,
	"tax_creditable" boolean NOT NULL,
	CONSTRAINT "stock_items_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"on_hand" bigint NOT NULL,
	"reserved" bigint NOT NULL,
	CONSTRAINT "stock_levels_outlet_id_stock_item_id_pk" PRIMARY KEY("outlet_id","stock_item_id"),
	CONSTRAINT "stock_levels_not_negative" CHECK ("stock_levels"."on_hand" >= 0 and "stock_levels"."reserved" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"type" "stock_move_type" NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"actor_id" uuid
);
--> statement-breakpoint
CREATE TABLE "stock_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"supplier" text NOT NULL,
	"reference" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_lines" (
	"ticket_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"item_id" uuid NOT NULL,
	"name" text NOT NULL,
	"variant_name" text NOT NULL,
	"modifiers" jsonb NOT NULL,
	"allergens" text[] NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "ticket_lines_ticket_id_line_pk" PRIMARY KEY("ticket_id","line")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"station_code" text NOT NULL,
	"token" text NOT NULL,
	"state" "ticket_state" NOT NULL,
	"prep_seconds" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"bumped_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tickets_station" UNIQUE("order_id","station_code"),
	CONSTRAINT "tickets_started" CHECK ("tickets"."state" in ('NEW', 'CANCELLED') or "tickets"."started_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"item_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"variant_name" text NOT NULL,
	"modifiers" jsonb NOT NULL,
	"allergens" text[] NOT NULL,
	"station_code" text,
	"prep_seconds" integer NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"gross" bigint NOT NULL,
	"taxable" bigint NOT NULL,
	"tax_code" text NOT NULL,
	"tax_kind" text NOT NULL,
	"rate_bp" integer NOT NULL,
	"cgst" bigint NOT NULL,
	"sgst" bigint NOT NULL,
	"igst" bigint NOT NULL,
	CONSTRAINT "order_lines_order_id_position_pk" PRIMARY KEY("order_id","position"),
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "order_steps" (
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"from_state" "order_state",
	"to_state" "order_state" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text,
	CONSTRAINT "order_steps_order_id_version_pk" PRIMARY KEY("order_id","version")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"channel" "channel" NOT NULL,
	"state" "order_state" NOT NULL,
	"payment_status" "payment_status" NOT NULL,
	"token" text NOT NULL,
	"token_number" integer NOT NULL,
	"business_date" date NOT NULL,
	"placed_by" uuid,
	"device_id" uuid,
	"taxable" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"round_off" bigint DEFAULT 0 NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"paid_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"preparing_at" timestamp (3) with time zone,
	"ready_at" timestamp (3) with time zone,
	"collected_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "orders_token" UNIQUE("outlet_id","business_date","token_number"),
	CONSTRAINT "orders_add_up" CHECK ("orders"."total" = "orders"."taxable" + "orders"."tax")
);
--> statement-breakpoint
CREATE TABLE "token_counters" (
	"outlet_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "token_counters_outlet_id_business_date_pk" PRIMARY KEY("outlet_id","business_date")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"tender" "tender" NOT NULL,
	"provider" text,
	"provider_ref" text,
	"pay_url" text,
	"amount" bigint NOT NULL,
	"state" "payment_state" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"captured_at" timestamp (3) with time zone,
	"failure_reason" text,
	"tendered" bigint,
	"change" bigint,
	"stray" text,
	CONSTRAINT "payments_provider_ref" UNIQUE("provider","provider_ref"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" > 0),
	CONSTRAINT "payments_cash_change" CHECK ("payments"."tender" <> 'CASH' or ("payments"."tendered" - "payments"."change" = "payments"."amount"))
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"body" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "provider_events_once" UNIQUE("provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"state" "refund_state" NOT NULL,
	"reason" text NOT NULL,
	"provider_ref" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"kind" "device_kind" NOT NULL,
	"name" text NOT NULL,
	"number" integer NOT NULL,
	"paired_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "devices_number" UNIQUE("outlet_id","kind","number")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"currency" text NOT NULL,
	"zone" text NOT NULL,
	"tax_profile" "tax_profile" NOT NULL,
	"gstin" text,
	"state_code" text NOT NULL,
	"fssai_licence" text,
	"prices_include_tax" boolean NOT NULL,
	"rounds_cash" boolean NOT NULL,
	"demo" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outlets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"opens_at" integer NOT NULL,
	"closes_at" integer NOT NULL,
	"day_cut_hour" integer NOT NULL,
	"token_prefix" text NOT NULL,
	"cooks_before_pay" boolean DEFAULT false NOT NULL,
	"takes_orders" boolean DEFAULT true NOT NULL,
	CONSTRAINT "outlets_code" UNIQUE("organisation_id","code"),
	CONSTRAINT "outlets_code_form" CHECK ("outlets"."code" ~ '^[A-Z][A-Z0-9]{1,3}$'),
	CONSTRAINT "outlets_hours" CHECK ("outlets"."opens_at" >= 0 and "outlets"."closes_at" <= 1440 and "outlets"."opens_at" < "outlets"."closes_at"),
	CONSTRAINT "outlets_day_cut" CHECK ("outlets"."day_cut_hour" between 0 and 12),
	CONSTRAINT "outlets_token_prefix" CHECK ("outlets"."token_prefix" ~ '^[A-Z]{1,2}$')
);
--> statement-breakpoint
CREATE TABLE "stations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "stations_code" UNIQUE("outlet_id","code")
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"rate_bp" integer NOT NULL,
	"label" text NOT NULL,
	"source" text NOT NULL,
	"reviewed_on" date NOT NULL,
	CONSTRAINT "tax_rates_code_valid_from_pk" PRIMARY KEY("code","valid_from"),
	CONSTRAINT "tax_rates_slab" CHECK ("tax_rates"."rate_bp" in (0, 25, 300, 500, 1800, 4000)),
	CONSTRAINT "tax_rates_span" CHECK ("tax_rates"."valid_to" is null or "tax_rates"."valid_to" >= "tax_rates"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "fake_provider_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"receipt" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fake_provider_orders_receipt" UNIQUE("receipt")
);
--> statement-breakpoint
CREATE TABLE "fake_provider_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"status" text NOT NULL,
	"vpa" text NOT NULL,
	"settles_at" timestamp (3) with time zone,
	"settles_as" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fake_provider_refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"status" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"settles_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fake_provider_refunds_key" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "fake_provider_webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "item_dayparts" ADD CONSTRAINT "item_dayparts_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_dayparts" ADD CONSTRAINT "item_dayparts_daypart_id_dayparts_id_fk" FOREIGN KEY ("daypart_id") REFERENCES "public"."dayparts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_modifier_groups" ADD CONSTRAINT "item_modifier_groups_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_modifier_groups" ADD CONSTRAINT "item_modifier_groups_group_id_modifier_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."modifier_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_variants" ADD CONSTRAINT "item_variants_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "modifier_options" ADD CONSTRAINT "modifier_options_group_id_modifier_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."modifier_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outlet_items" ADD CONSTRAINT "outlet_items_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_lines" ADD CONSTRAINT "document_lines_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_account_code_accounts_code_fk" FOREIGN KEY ("account_code") REFERENCES "public"."accounts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_recipe_id_recipes_id_fk" FOREIGN KEY ("recipe_id") REFERENCES "public"."recipes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_item_units" ADD CONSTRAINT "stock_item_units_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_moves" ADD CONSTRAINT "stock_moves_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_lines" ADD CONSTRAINT "ticket_lines_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_steps" ADD CONSTRAINT "order_steps_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_outlet_id_outlets_id_fk" FOREIGN KEY ("outlet_id") REFERENCES "public"."outlets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outlets" ADD CONSTRAINT "outlets_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stations" ADD CONSTRAINT "stations_outlet_id_outlets_id_fk" FOREIGN KEY ("outlet_id") REFERENCES "public"."outlets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "outbox_unclaimed" ON "outbox" USING btree ("sequence") WHERE "outbox"."position" is null;--> statement-breakpoint
CREATE INDEX "outbox_unsettled" ON "outbox" USING btree ("sequence") WHERE "outbox"."position" is not null and not "outbox"."settled";--> statement-breakpoint
CREATE INDEX "journal_entries_day" ON "journal_entries" USING btree ("business_date","number");--> statement-breakpoint
CREATE INDEX "journal_entries_source" ON "journal_entries" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "journal_lines_account" ON "journal_lines" USING btree ("account_code");--> statement-breakpoint
CREATE INDEX "pairings_code" ON "pairings" USING btree ("code");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_failures_email" ON "sign_in_failures" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "batches_pickable" ON "batches" USING btree ("outlet_id","stock_item_id") WHERE "batches"."status" = 'AVAILABLE';--> statement-breakpoint
CREATE INDEX "batches_expiring" ON "batches" USING btree ("expiry_date") WHERE "batches"."status" = 'AVAILABLE';--> statement-breakpoint
CREATE INDEX "reservations_held" ON "reservations" USING btree ("outlet_id","stock_item_id") WHERE "reservations"."state" = 'HELD';--> statement-breakpoint
CREATE INDEX "stock_moves_batch" ON "stock_moves" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "stock_moves_item" ON "stock_moves" USING btree ("outlet_id","stock_item_id","at");--> statement-breakpoint
CREATE INDEX "stock_moves_source" ON "stock_moves" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "tickets_open" ON "tickets" USING btree ("outlet_id","opened_at") WHERE "tickets"."state" in ('NEW', 'COOKING', 'DONE');--> statement-breakpoint
CREATE INDEX "order_lines_item" ON "order_lines" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "orders_outlet_placed" ON "orders" USING btree ("outlet_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_expiring" ON "orders" USING btree ("expires_at") WHERE "orders"."state" in ('PLACED', 'AWAITING_PAYMENT');--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("outlet_id") WHERE "orders"."state" in ('PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY');--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payments_pending" ON "payments" USING btree ("created_at") WHERE "payments"."state" = 'PENDING';--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_pending" ON "refunds" USING btree ("created_at") WHERE "refunds"."state" = 'PENDING';--> statement-breakpoint
CREATE INDEX "devices_outlet" ON "devices" USING btree ("outlet_id");--> statement-breakpoint
CREATE INDEX "fake_provider_payments_order" ON "fake_provider_payments" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "fake_provider_webhooks_due" ON "fake_provider_webhooks" USING btree ("due_at") WHERE "fake_provider_webhooks"."delivered_at" is null;