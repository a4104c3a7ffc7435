import { MoneyText } from '@college-kiosk/ui';
import { TextInput } from '@mantine/core';
import { countOf, NOTES, type Typed, wholeOf } from './cash-count.ts';

type Props = { typed: Typed; onType: (typed: Typed) => void };

/** So many of each note, and the coins together; what it comes to stands below. */
export function CashCountFields({ typed, onType }: Props) {
  const counted = countOf(typed);
  return (
    <div className="dr-count">
      {NOTES.map((note, index) => (
        <div key={note} className="dr-note">
          <TextInput
            label={`₹${note} notes`}
            size="lg"
            inputMode="numeric"
            autoFocus={index === 0}
            placeholder="0"
            value={typed[note]}
            error={typed[note].trim() !== '' && wholeOf(typed[note]) === null}
            onChange={(event) => onType({ ...typed, [note]: event.currentTarget.value })}
          />
          <span aria-hidden>
            <MoneyText value={note * 100 * (wholeOf(typed[note]) ?? 0)} />
          </span>
        </div>
      ))}
      <TextInput
        label="Coins, in rupees"
        size="lg"
        inputMode="decimal"
        placeholder="0"
        value={typed.coins}
        onChange={(event) => onType({ ...typed, coins: event.currentTarget.value })}
      />
      <output className="dr-sum">
        {counted ? (
          <>
            Together <MoneyText value={counted.amount} />
          </>
        ) : (
          'Notes are whole numbers; coins are rupees, like 124.50.'
        )}
      </output>
    </div>
  );
}
