ALTER TABLE "stock_transfer_batches" ADD COLUMN "blocked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "stock_transfer_batches_batch" ON "stock_transfer_batches" USING btree ("batch_id");--> statement-breakpoint
-- A recall reaches what is on its way, and what waits as waste.
GRANT UPDATE ("blocked") ON "stock_transfer_batches" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("status") ON "waste_batches" TO kiosk_app;
