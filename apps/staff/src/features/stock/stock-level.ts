import { addDays } from '@college-kiosk/kernel';

export type StockMark = 'beyond' | 'out' | 'low' | 'expired' | 'expiring' | null;

type Level = {
  /** What a kitchen used beyond the records. */
  deficit: { quantity: number } | null;
  available: number;
  nextExpiry?: string | null;
  batches: readonly { quantityReceived: number; status: string }[];
};

/** Below a fifth of what its open deliveries brought, something is low; two days ahead of its date it is expiring. */
export function stockMark({ deficit, available, nextExpiry, batches }: Level, businessDate: string): StockMark {
  if (deficit) return 'beyond';
  if (available <= 0) return 'out';
  if (nextExpiry && nextExpiry < businessDate) return 'expired';
  const received = batches
    .filter(({ status }) => status === 'AVAILABLE')
    .reduce((sum, { quantityReceived }) => sum + quantityReceived, 0);
  if (received > 0 && available * 5 < received) return 'low';
  return nextExpiry && nextExpiry <= addDays(businessDate, 2) ? 'expiring' : null;
}
