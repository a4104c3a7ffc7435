import { formatDay, formatMoney, formatQuantity, type Tone } from '@college-kiosk/ui';
import type { BaseUnit, StockAlertKind, StockAlertState } from '../../../gql/graphql.ts';

/** What a kind of alert is called, and how much it asks for. */
export const kindWords: Readonly<Record<StockAlertKind, { label: string; tone: Tone }>> = {
  DEFICIT: { label: 'Beyond the records', tone: 'bad' },
  OUT: { label: 'Out', tone: 'bad' },
  EXPIRED: { label: 'Expired', tone: 'bad' },
  LOW: { label: 'Low', tone: 'soon' },
  NEAR_EXPIRY: { label: 'Use soon', tone: 'soon' },
  PRICE_JUMP: { label: 'Dearer', tone: 'info' },
};

export const stateWords: Readonly<Record<StockAlertState, { label: string; tone: Tone }>> = {
  OPEN: { label: 'New', tone: 'bad' },
  ACKNOWLEDGED: { label: 'Seen', tone: 'info' },
  RESOLVED: { label: 'Over', tone: 'quiet' },
};

type Told = {
  kind: StockAlertKind;
  quantity: number;
  lowAt?: number | null;
  expiryDate?: string | null;
  price?: number | null;
  usualPrice?: number | null;
  item: { baseUnit: BaseUnit };
};

/** What an alert says, with its figures. */
export function saysOf({ kind, quantity, lowAt, expiryDate, price, usualPrice, item }: Told): string {
  const amount = formatQuantity(Math.max(0, quantity), item.baseUnit);
  const until = expiryDate ? formatDay(expiryDate, 'UTC') : '';
  switch (kind) {
    case 'DEFICIT':
      return `${amount} more was used than the records held. Count it, or enter the delivery that is missing.`;
    case 'OUT':
      return 'Nothing is free of it.';
    case 'LOW':
      return `${amount} were free; it counts as low at ${formatQuantity(lowAt ?? 0, item.baseUnit)}.`;
    case 'NEAR_EXPIRY':
      return `${amount} of it are good until ${until}.`;
    case 'EXPIRED':
      return `${amount} may not be used any more, the first since ${until}. Throw it away and write it down.`;
    case 'PRICE_JUMP': {
      const per = item.baseUnit === 'pcs' ? 'a thousand' : item.baseUnit === 'g' ? 'a kg' : 'a litre';
      return `The last delivery cost ${formatMoney(price ?? 0)} ${per}; usual was ${formatMoney(usualPrice ?? 0)}.`;
    }
  }
}
