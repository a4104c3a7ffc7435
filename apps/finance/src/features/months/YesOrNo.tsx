import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

type Props = { busy: boolean; onDecide: (approve: boolean, reason: string | null) => void };

/** A yes at once, or a no that says why. */
export function YesOrNo({ busy, onDecide }: Props) {
  const [says, setSays] = useState(false);
  const [reason, setReason] = useState('');
  if (!says) {
    return (
      <>
        <Button loading={busy} onClick={() => onDecide(true, null)}>
          Say yes
        </Button>
        <Button variant="default" onClick={() => setSays(true)}>
          Say no
        </Button>
      </>
    );
  }
  return (
    <>
      <TextInput
        className="fm-reason"
        label="Why not"
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        color="chilli"
        disabled={reason.trim() === ''}
        loading={busy}
        onClick={() => onDecide(false, reason.trim())}
      >
        Say no
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
        Back
      </Button>
    </>
  );
}
