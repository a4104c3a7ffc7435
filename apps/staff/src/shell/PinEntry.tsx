import { never } from '@college-kiosk/client';
import { Keypad, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { useRun } from './use-run.ts';

const TakeOverTillDocument = graphql(`
  mutation TakeOverTill($input: TakeOverTillInput!) {
    takeOverTill(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongPin { code message triesLeft }
      ... on NotAtThisTill { code message }
    }
  }
`);

const SHORTEST = 4;
const LONGEST = 8;

function triesWords(left: number): string {
  if (left === 0) return 'That was the last try: wait, or let somebody else take over.';
  return left === 1 ? 'One more try.' : `${left} more tries.`;
}

type Props = { person: { id: string; name: string }; onTaken: () => Promise<void>; onBack: () => void };

/** The PIN of whoever takes the till over, by touch or by keyboard. */
export function PinEntry({ person, onTaken, onBack }: Props) {
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(TakeOverTillDocument);
  const keys = useRef<HTMLDivElement>(null);
  useEffect(() => keys.current?.querySelector('button')?.focus(), []);
  const enter = async () => {
    if (pin.length < SHORTEST || busy) return;
    setRefusal(null);
    const answer = (await run({ input: { personId: person.id, pin } }))?.takeOverTill;
    setPin('');
    if (!answer) return;
    switch (answer.__typename) {
      case 'Viewer':
        return await onTaken();
      case 'WrongPin':
        return setRefusal(`${answer.message} ${triesWords(answer.triesLeft)}`);
      case 'NotAtThisTill':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onBack();
    // Enter would press the key that has the focus; whoever types means “done”.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void enter();
  };
  return (
    <section className="st-till-pin" aria-labelledby="st-till-name">
      <h1 id="st-till-name">{person.name}</h1>
      <div ref={keys} onKeyDownCapture={onKey} role="presentation">
        <Keypad label="PIN" length={LONGEST} shown={SHORTEST} hidden value={pin} onChange={setPin} />
      </div>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button size="lg" fullWidth disabled={pin.length < SHORTEST} loading={busy} onClick={() => void enter()}>
        Take over
      </Button>
      <Button variant="default" fullWidth onClick={onBack}>
        Somebody else
      </Button>
    </section>
  );
}
