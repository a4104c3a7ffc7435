import { sayCelsius, sayLimits, type TemperatureLimits } from '@college-kiosk/kernel';
import { formatDay, formatMoney, formatQuantity, type Tone } from '@college-kiosk/ui';
import type { BaseUnit, StockAlertKind, StockAlertState } from '../../../gql/graphql.ts';

/** What a kind of alert is called, and how much it asks for. */
export const kindWords: Readonly<Record<StockAlertKind, { label: string; tone: Tone }>> = {
  DEFICIT: { label: 'Beyond the records', tone: 'bad' },
  OUT: { label: 'Out', tone: 'bad' },
  EXPIRED: { label: 'Expired', tone: 'bad' },
  TEMPERATURE: { label: 'Temperature', tone: 'bad' },
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
  temperature?: number | null;
  item: { baseUnit: BaseUnit } | null;
  storageUnit: TemperatureLimits | null;
};

/** What an alert says, with its figures. */
export function saysOf({ kind, quantity, lowAt, expiryDate, price, usualPrice, ...about }: Told): string {
  const baseUnit = about.item?.baseUnit ?? 'pcs';
  const amount = formatQuantity(Math.max(0, quantity), baseUnit);
  const until = expiryDate ? formatDay(expiryDate, 'UTC') : '';
  switch (kind) {
    case 'DEFICIT':
      return `${amount} more was used than the records held. Count it, or enter the delivery that is missing.`;
    case 'OUT':
      return 'Nothing is free of it.';
    case 'LOW':
      return `${amount} were free; it counts as low at ${formatQuantity(lowAt ?? 0, baseUnit)}.`;
    case 'NEAR_EXPIRY':
      return `${amount} of it are good until ${until}.`;
    case 'EXPIRED':
      return `${amount} may not be used any more, the first since ${until}. Throw it away and write it down.`;
    case 'TEMPERATURE':
      return `It was at ${sayCelsius(about.temperature ?? 0)}; ${about.storageUnit ? sayLimits(about.storageUnit) : ''} is safe. Read it again when that is mended.`;
    case 'PRICE_JUMP': {
      const per = baseUnit === 'pcs' ? 'a thousand' : baseUnit === 'g' ? 'a kg' : 'a litre';
      return `The last delivery cost ${formatMoney(price ?? 0)} ${per}; usual was ${formatMoney(usualPrice ?? 0)}.`;
    }
  }
}
