import { z } from 'zod';
import { pictureIds } from '../../../platform/files/keep-file.ts';
import { dateKinds, temperature } from '../../inventory/index.ts';

const amount = z.int().min(0).max(1_000_000_000_000);
/** Paise: up to a hundred crore rupees a line. */
export const VALUE_MAX = 100_000_000_000;
/** Something said, or nothing. */
export const spoken = (max: number) => z.string().trim().min(1).max(max).nullish();

/** One batch of a delivery, as it is said. */
export const receivedLine = z
  .object({
    batchId: z.uuid(),
    stockItemId: z.uuid(),
    unit: z.string().min(1).max(20),
    accepted: amount,
    rejected: amount.default(0),
    rejectReason: spoken(200),
    free: amount.default(0),
    // Of what was ordered the order says it.
    value: z.int().min(0).max(VALUE_MAX).nullish(),
    supplierBatch: spoken(60),
    manufacturedOn: z.iso.date().nullish(),
    expiryDate: z.iso.date().nullish(),
    dateKind: z.enum(dateKinds).default('USE_BY'),
    temperature: temperature.nullish(),
    photoIds: pictureIds,
  })
  .refine(({ accepted, rejected, free }) => accepted + rejected + free > 0, { error: 'Nothing came on this line.' })
  .refine(({ accepted, value }) => accepted > 0 || !value, {
    path: ['value'],
    error: 'What is not kept costs nothing.',
  })
  .refine(({ rejected, rejectReason }) => rejected === 0 || rejectReason, {
    path: ['rejectReason'],
    error: 'Say why it was rejected.',
  });

export type ReceivedLine = z.output<typeof receivedLine>;
