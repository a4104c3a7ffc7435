import { formatMoney, MoneyText } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { cashDue, changeFor, notes, paiseOf } from './cash-tender.ts';

type Props = {
  /** Paise. */
  total: number;
  roundsCash: boolean;
  busy: boolean;
  /** Why the last attempt was refused. */
  refusal?: ReactNode;
  onTake: (tendered: number) => void;
};

/** What is due, what the guest gives, what goes back. Notes add up as they are laid down. */
export function CashTender({ total, roundsCash, busy, refusal, onTake }: Props) {
  const [typed, setTyped] = useState('');
  const { rounding, due } = cashDue(total, roundsCash);
  const tendered = paiseOf(typed) ?? 0;
  const change = changeFor(due, tendered);
  const lay = (paise: number) => setTyped(String(paise / 100));
  return (
    <form
      className="ct-cash"
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== null) onTake(tendered);
      }}
    >
      <dl className="ct-due">
        {rounding === 0 ? null : (
          <>
            <dt>Order</dt>
            <dd>
              <MoneyText value={total} paise />
            </dd>
            <dt>Rounding</dt>
            <dd>
              <MoneyText value={rounding} paise sign />
            </dd>
          </>
        )}
        <dt className="ct-big">To pay</dt>
        <dd className="ct-big">
          <MoneyText value={due} />
        </dd>
      </dl>
      <div className="ct-notes">
        <Button variant="light" onClick={() => lay(due)}>
          Exactly {formatMoney(due)}
        </Button>
        {notes.map((note) => (
          <Button key={note} variant="default" onClick={() => lay(tendered + note)}>
            +{formatMoney(note)}
          </Button>
        ))}
      </div>
      <TextInput
        label="Received"
        size="lg"
        leftSection="₹"
        inputMode="decimal"
        autoComplete="off"
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={typed !== '' && paiseOf(typed) === null ? 'Rupees, like 200 or 124.50' : undefined}
        rightSectionWidth={76}
        rightSection={
          typed === '' ? null : (
            <Button size="compact-sm" variant="subtle" color="steel" onClick={() => setTyped('')}>
              Clear
            </Button>
          )
        }
      />
      <output className="ct-change" data-enough={change !== null || undefined}>
        <span>{change === null ? 'Still missing' : 'Change'}</span>
        <strong>
          <MoneyText value={change ?? due - tendered} />
        </strong>
      </output>
      {refusal}
      <Button type="submit" size="lg" fullWidth disabled={change === null} loading={busy}>
        Take {formatMoney(due)}
      </Button>
    </form>
  );
}
