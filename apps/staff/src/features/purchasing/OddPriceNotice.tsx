import type { UsualValue } from '@college-kiosk/kernel';
import { formatMoney, Notice } from '@college-kiosk/ui';

/** That goods are to come in at a price that is none such goods have: before anybody presses. Money in paise. */
export function OddPriceNotice({ name, value, usual, least }: UsualValue & { name: string; value: number }) {
  return (
    <Notice>
      <strong className="pu-warm">
        {name} for {formatMoney(value)}?{' '}
        {usual === null
          ? `Nobody knows yet what it costs, and so much of anything costs ${formatMoney(least)} or more.`
          : `So much of it usually costs about ${formatMoney(usual)}.`}
      </strong>
      Look at the price and at the amount. If both are right, somebody who may says why it is taken in.
    </Notice>
  );
}
