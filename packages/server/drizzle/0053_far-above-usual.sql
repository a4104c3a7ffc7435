ALTER TYPE "public"."receipt_doubt" ADD VALUE 'FAR_ABOVE_COST';
