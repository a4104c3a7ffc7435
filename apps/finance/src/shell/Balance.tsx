import { MoneyText } from '@college-kiosk/ui';

/** Debits less credits as accountants say them: the amount and its side. Paise. */
export function Balance({ value }: { value: number }) {
  return (
    <>
      <MoneyText value={Math.abs(value)} paise />{' '}
      {value === 0 ? null : <small className="fn-side">{value > 0 ? 'Dr' : 'Cr'}</small>}
    </>
  );
}
