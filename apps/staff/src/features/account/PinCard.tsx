import { never } from '@college-kiosk/client';
import { ConfirmButton, formatDay, Notice, StatusPill } from '@college-kiosk/ui';
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const MyPinFragment = graphql(`
  fragment OwnPin on MyPin { __typename setAt }
`);
const SetMyPinDocument = graphql(`
  mutation SetMyPin($pin: String!) {
    setMyPin(pin: $pin) {
      __typename
      ... on MyPin { setAt }
      ... on PinTooEasy { code message }
    }
  }
`);
const RemoveMyPinDocument = graphql(`
  mutation RemoveMyPin {
    removeMyPin { __typename setAt }
  }
`);

type Props = { pin: FragmentType<typeof MyPinFragment>; zone: string; onChanged: () => Promise<void> };

/** One’s own PIN for tills: set, set anew, or taken away. */
export function PinCard({ pin, zone, onChanged }: Props) {
  const { setAt } = readFragment(MyPinFragment, pin);
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [set, setting] = useRun(SetMyPinDocument);
  const [remove, removing] = useRun(RemoveMyPinDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const answer = (await set({ pin: typed }))?.setMyPin;
    if (!answer) return;
    switch (answer.__typename) {
      case 'MyPin':
        setTyped('');
        toast.done('Your PIN counts from now on, at every till you may use.');
        return await onChanged();
      case 'PinTooEasy':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const end = async () => {
    if (!(await remove({}))) return;
    toast.done('Your PIN is gone. You take over no till any more.');
    await onChanged();
  };
  return (
    <section className="ac-card" aria-labelledby="ac-pin">
      <h2 id="ac-pin">
        PIN for tills {setAt ? <StatusPill tone="good">Set on {formatDay(setAt, zone)}</StatusPill> : null}
      </h2>
      <p>You take over a paired till by it. It opens nothing else, and your account stays closed there.</p>
      <form className="ac-pin" onSubmit={save}>
        <PasswordInput
          label={setAt ? 'New PIN' : 'PIN'}
          description="Four to eight digits that nobody would try first."
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <div className="st-acts">
          <Button type="submit" variant="default" loading={setting} disabled={typed.length < 4}>
            {setAt ? 'Save the new PIN' : 'Save the PIN'}
          </Button>
          {setAt ? (
            <ConfirmButton confirm="Take it away" loading={removing} onConfirm={() => void end()}>
              Take it away
            </ConfirmButton>
          ) : null}
        </div>
      </form>
    </section>
  );
}
