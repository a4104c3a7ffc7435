import { addDays } from '@college-kiosk/kernel';

export type StockMark = 'out' | 'low' | 'expired' | 'expiring' | null;

type Level = {
  available: number;
  nextExpiry?: string | null;
  batches: readonly { quantityReceived: number; status: string }[];
};

/** Below a fifth of what its open deliveries brought, something is low; two days ahead of its date it is expiring. */
export function stockMark({ available, nextExpiry, batches }: Level, businessDate: string): StockMark {
  if (available <= 0) return 'out';
  if (nextExpiry && nextExpiry < businessDate) return 'expired';
  const received = batches
    .filter(({ status }) => status === 'AVAILABLE')
    .reduce((sum, { quantityReceived }) => sum + quantityReceived, 0);
  if (received > 0 && available * 5 < received) return 'low';
  return nextExpiry && nextExpiry <= addDays(businessDate, 2) ? 'expiring' : null;
}
