import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const RejectDocument = graphql(`
  mutation Reject($input: RejectInput!) {
    reject(input: $input) {
      __typename
      ... on Registration { id state reason }
      ... on RegistrationDecided { code message ids }
    }
  }
`);

type Props = {
  registration: { id: string; name: string; addressConfirmedAt?: string | null | undefined };
  onRejected: () => void;
};

/** Rejects somebody, for a reason that they read. */
export function RejectRegistration({ registration: { id, name, addressConfirmedAt }, onRejected }: Props) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RejectDocument);
  const reject = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({ input: { commandId: newId(), id, reason: reason.trim() } });
    const answer = data?.reject;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Registration':
        setOpen(false);
        toast.done(`${name} is not admitted.`);
        return onRejected();
      case 'RegistrationDecided':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button variant="subtle" color="chilli" aria-label={`Reject ${name}`} onClick={() => setOpen(true)}>
        Reject
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} centered title={`Reject ${name}?`}>
        <form className="st-stack" onSubmit={reject}>
          <p>
            {addressConfirmedAt
              ? 'They get a letter with the reason, and may register again.'
              : 'They get no letter, since the address is not confirmed. They may register again.'}
          </p>
          <TextInput
            label="Reason"
            data-autofocus
            required
            withAsterisk={false}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refusal ? <Notice>{refusal}</Notice> : null}
          <Button type="submit" color="chilli" size="md" disabled={reason.trim() === ''} loading={busy}>
            Reject this registration
          </Button>
        </form>
      </Modal>
    </>
  );
}
