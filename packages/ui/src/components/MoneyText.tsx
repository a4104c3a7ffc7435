import { formatMoney } from '../format/money.ts';

export type MoneyTextProps = {
  /** Integer paise. */
  value: number;
  /** Always show paise, as columns of figures want. */
  paise?: boolean;
  /** A former price, struck through. */
  strike?: boolean;
  /** Show + for a positive amount. */
  sign?: boolean;
};

export function MoneyText({ value, paise = false, strike = false, sign = false }: MoneyTextProps) {
  const text = formatMoney(value, { sign, paiseAlways: paise });
  return strike ? <s className="ck-money ck-money-was">{text}</s> : <span className="ck-money">{text}</span>;
}
