import { z } from 'zod';
import { pictureIds } from '../../../platform/files/keep-file.ts';
import { temperature } from '../cold/temperature.ts';
import { REJECTED_AS } from '../rejected/rejected.ts';

const why = z.string().trim().min(1).max(200);

const batchId = z.uuid();

/** Some of the batches that were sent, each named once. */
function ofBatches<Said extends z.ZodType<{ batchId: string }>>(said: Said) {
  return z
    .array(said)
    .max(500)
    .refine((lines) => new Set(lines.map((line) => line.batchId)).size === lines.length, {
      error: 'Name each batch once.',
    });
}

/** What came of a transfer, as it is said: what is not named came whole, and is taken in. */
export const receivedTransfer = z.object({
  commandId: z.uuid(),
  transferId: z.uuid(),
  short: ofBatches(z.object({ batchId, received: z.int().min(0), reason: why })),
  // Of all that is kept cold; single batches may differ.
  temperature: temperature.nullish(),
  temperatures: ofBatches(z.object({ batchId, temperature })).default([]),
  rejected: ofBatches(z.object({ batchId, fate: z.enum(REJECTED_AS), reason: why, photoIds: pictureIds })).default([]),
  warmReason: why.nullish(),
});

export type ReceivedTransfer = z.output<typeof receivedTransfer>;
