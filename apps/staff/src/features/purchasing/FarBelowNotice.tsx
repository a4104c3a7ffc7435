import { formatMoney, Notice } from '@college-kiosk/ui';

/** That goods are to come in for far less than they usually cost: before anybody presses. Money in paise. */
export function FarBelowNotice({ name, value, usual }: { name: string; value: number; usual: number }) {
  return (
    <Notice>
      <strong className="pu-warm">
        {name} for {formatMoney(value)}? So much of it usually costs about {formatMoney(usual)}.
      </strong>
      Look at the price and at the amount. If both are right, somebody who may says why it is taken in.
    </Notice>
  );
}
