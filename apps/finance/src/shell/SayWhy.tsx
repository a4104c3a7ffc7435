import type { Problem } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Answer } from './Answer.tsx';

interface Props {
  /** What opens the question, and what is done then. */
  readonly act: string;
  /** On the button that does it, where that is something else. */
  readonly confirm?: string;
  readonly ask: string;
  /** It is the one thing to do here, not one beside others. */
  readonly main?: boolean;
  /** It ends something. */
  readonly ends?: boolean;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly problem: Problem | null;
  /** What else is to be said; shown once somebody asks for the act. */
  readonly children?: ReactNode;
  /** Does it; true when it is done and the question is over. */
  onSay(reason: string): Promise<boolean>;
}

/** A button for an act that needs a reason of three letters at least: it asks for it first. */
export function SayWhy({ act, confirm = act, ask, main, ends, busy, refusal, problem, children, onSay }: Props) {
  const [says, setSays] = useState(false);
  const [reason, setReason] = useState('');
  if (!says) {
    return (
      <Button
        {...(main ? { variant: 'default' } : { variant: 'subtle', color: 'steel' })}
        onClick={() => setSays(true)}
      >
        {act}
      </Button>
    );
  }
  const say = async () => {
    if (await onSay(reason.trim())) setSays(false);
  };
  return (
    <>
      {children}
      <TextInput
        label={ask}
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        {...(ends && { color: 'chilli' })}
        disabled={reason.trim().length < 3}
        loading={busy}
        onClick={() => void say()}
      >
        {confirm}
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
