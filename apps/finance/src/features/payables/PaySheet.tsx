import { formatDay, MoneyText, scaled, unscaled } from '@college-kiosk/ui';
import { Checkbox, TextInput } from '@mantine/core';
import type { PaySheetQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { freeOf } from './sheet.ts';

/** What is paid of the bills that are ticked, as typed, by bill. */
export type Typed = Readonly<Record<string, string>>;
type Props = { bills: PaySheetQuery['openPayables']; typed: Typed; onType: (typed: Typed) => void };

/** The open bills, what is due first above; a tick pays all that nobody pays yet. */
export function PaySheet({ bills, typed, onType }: Props) {
  const { today } = useSigned();
  const tick = (id: string, paise: number, on: boolean) => {
    const { [id]: _, ...others } = typed;
    onType(on ? { ...others, [id]: unscaled(paise, 2) } : others);
  };
  return (
    <div className="fn-scroll">
      <table className="fn-table fp-sheet">
        <thead>
          <tr>
            <th scope="col">Bill</th>
            <th scope="col">Due</th>
            <th scope="col">Open</th>
            <th scope="col">Pay</th>
            <th scope="col">Remains</th>
          </tr>
        </thead>
        <tbody>
          {bills.map((bill) => {
            const { id, number, documentDate, dueOn, open, waiting } = bill;
            const said = typed[id];
            const paid = said === undefined ? 0 : scaled(said, 2);
            const isTooMuch = paid !== null && paid > freeOf(bill);
            return (
              <tr key={id}>
                <td>
                  <Checkbox
                    label={
                      <>
                        Bill {number}
                        <small>
                          of {formatDay(documentDate, 'UTC')}
                          <span className="fp-due">, due {formatDay(dueOn, 'UTC')}</span>
                        </small>
                      </>
                    }
                    checked={said !== undefined}
                    disabled={freeOf(bill) === 0}
                    onChange={(event) => tick(id, freeOf(bill), event.currentTarget.checked)}
                  />
                </td>
                <td>
                  <span className={dueOn < today ? 'fp-late' : undefined}>{formatDay(dueOn, 'UTC')}</span>
                  {waiting > 0 ? (
                    <small>
                      <MoneyText value={waiting} paise /> waits
                    </small>
                  ) : null}
                </td>
                <td>
                  <Figure value={open} />
                </td>
                <td>
                  {said === undefined ? null : (
                    <TextInput
                      aria-label={`Paid of bill ${number}, in rupees`}
                      inputMode="decimal"
                      value={said}
                      error={paid === null || paid === 0 || isTooMuch}
                      onChange={(event) => onType({ ...typed, [id]: event.currentTarget.value })}
                    />
                  )}
                </td>
                <td>
                  <Figure value={open - (paid ?? 0)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
