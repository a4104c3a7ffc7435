import { z } from 'zod';

const upTo = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER).nullable().default(null);

/** Up to which amounts, in minor units, the holder of a grant may act alone; null: none is stated. */
export const grantLimits = z.object({ refundUpToMinor: upTo, discountUpToMinor: upTo, purchaseUpToMinor: upTo });

export type GrantLimits = Partial<z.output<typeof grantLimits>>;
