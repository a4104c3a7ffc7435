import { MoneyText } from '@college-kiosk/ui';

/** An amount in a column: nothing where there is nothing. Paise. */
export function Figure({ value }: { value: number }) {
  return value === 0 ? <span aria-hidden>–</span> : <MoneyText value={value} paise />;
}
