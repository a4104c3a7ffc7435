import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, scaled } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { PettyCountKind, PettyPlace } from '../../../gql/graphql.ts';
import { Answer } from '../../../shell/Answer.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { countWords } from './petty-words.ts';

const CountPettyBoxDocument = graphql(`
  mutation CountPettyBox($input: CountPettyBoxInput!) {
    countPettyBox(input: $input) {
      __typename
      ... on PettyBox { id balance inUse version }
      ... on BoxClosed { code message }
      ... on AnotherPersonNeeded { code message }
      ... on DifferenceUnexplained { code message expected }
      ... on CustodianLeft { code message }
      ... on VouchersWait { code message count }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
    }
  }
`);

const NOTES = [500, 200, 100, 50, 20, 10] as const;
type Typed = Record<`notes${(typeof NOTES)[number]}` | 'coins', string>;
const NONE: Typed = { notes500: '', notes200: '', notes100: '', notes50: '', notes20: '', notes10: '', coins: '' };

type Props = { box: { id: string; amount: number }; onDone: () => void; onBack: () => void };

/** What was counted in a box, note by note or as a sum, and what goes with it. A difference is asked about once the server sees one. */
export function CountBox({ box, onDone, onBack }: Props) {
  const idOf = useCommandId();
  const [kind, setKind] = useState<PettyCountKind>('TOP_UP');
  const [place, setPlace] = useState<PettyPlace>('SAFE');
  const [bySum, setBySum] = useState(false);
  const [sum, setSum] = useState('');
  const [typed, setTyped] = useState(NONE);
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(CountPettyBoxDocument);
  const notes = countOf(typed);
  const counted = bySum ? scaled(sum, 2) : notes && amountOf(notes);
  const isTyped = (bySum ? [sum] : Object.values(typed)).some((one) => one.trim() !== '');
  const isSaid = counted !== null && isTyped && (reason === null || reason.trim().length >= 3);
  /** Counted again: the difference that was asked about may be gone. */
  const anew = () => {
    setReason(null);
    setRefusal(null);
  };
  const count = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const found = bySum ? { counted, notes: null } : { counted: null, notes };
    const from = { place, reference: place === 'BANK' ? reference.trim() || null : null };
    const said = { boxId: box.id, kind, ...found, ...from, reason: reason?.trim() || null };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.countPettyBox;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PettyBox':
        return onDone();
      case 'DifferenceUnexplained':
        setReason((before) => before ?? '');
        return setRefusal(answer.message);
      case 'BoxClosed':
      case 'AnotherPersonNeeded':
      case 'CustodianLeft':
      case 'VouchersWait':
      case 'DayAhead':
      case 'PeriodLocked':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const field = (key: keyof Typed, label: string) => (
    <TextInput
      key={key}
      label={label}
      inputMode={key === 'coins' ? 'decimal' : 'numeric'}
      placeholder="0"
      value={typed[key]}
      onChange={(event) => {
        setTyped({ ...typed, [key]: event.currentTarget.value });
        anew();
      }}
    />
  );
  return (
    <form className="fc-form fc-count" onSubmit={(event) => void count(event)} noValidate>
      <div className="fc-notes">
        {bySum ? (
          <TextInput
            label="Counted in all"
            leftSection="₹"
            inputMode="decimal"
            value={sum}
            onChange={(event) => {
              setSum(event.currentTarget.value);
              anew();
            }}
          />
        ) : (
          [...NOTES.map((note) => field(`notes${note}`, `₹${note}`)), field('coins', 'Coins, in ₹')]
        )}
      </div>
      <Checkbox
        label="Give the sum alone"
        checked={bySum}
        onChange={(event) => {
          setBySum(event.currentTarget.checked);
          anew();
        }}
      />
      <div className="fc-fields">
        <NativeSelect
          label="Then"
          value={kind}
          data={Object.entries(countWords).map(([value, { choice }]) => ({ value, label: choice }))}
          onChange={(event) => setKind(event.currentTarget.value as PettyCountKind)}
        />
        {kind === 'COUNT' ? null : (
          <NativeSelect
            label={kind === 'TOP_UP' ? 'Filled from' : 'Back to'}
            value={place}
            data={[
              { value: 'SAFE', label: 'The safe' },
              { value: 'BANK', label: 'The bank' },
            ]}
            onChange={(event) => setPlace(event.currentTarget.value as PettyPlace)}
          />
        )}
        {kind !== 'COUNT' && place === 'BANK' ? (
          <TextInput
            label="Number of the cheque, if there is one"
            maxLength={40}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        ) : null}
        {reason === null ? null : (
          <TextInput
            label="Where the difference comes from"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
      <p className="fc-total">
        <span>Counted</span>
        <span>
          {counted === null
            ? 'Whole numbers of notes, and rupees'
            : isTyped
              ? formatMoney(counted)
              : 'Nothing yet: an empty box is a 0'}
        </span>
      </p>
      <div className="fc-actions">
        <Button type="submit" disabled={!isSaid} loading={busy} {...(kind === 'CLOSE' && { color: 'chilli' })}>
          {countWords[kind].choice}
        </Button>
        <Button variant="subtle" color="steel" onClick={onBack}>
          Back
        </Button>
        <Answer refusal={refusal} problem={problem} />
      </div>
    </form>
  );
}

type Count = Record<keyof Typed, number>;

/** What was typed as numbers; null where something is none. */
function countOf(typed: Typed): Count | null {
  const many = (text: string) => (/^\d{0,5}$/.test(text.trim()) ? Number(text) : null);
  const coins = typed.coins.trim() === '' ? 0 : scaled(typed.coins, 2);
  const notes = NOTES.map((note) => [`notes${note}`, many(typed[`notes${note}`])] as const);
  if (coins === null || notes.some(([, one]) => one === null)) return null;
  return { ...(Object.fromEntries(notes) as Omit<Count, 'coins'>), coins };
}

/** What it comes to, in paise. */
function amountOf(count: Count): number {
  return NOTES.reduce((sum, note) => sum + count[`notes${note}`] * note * 100, count.coins);
}
