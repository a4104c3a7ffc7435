import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const RemoveFactorsDocument = graphql(`
  mutation RemoveFactors($input: RemoveFactorsInput!) {
    removeFactors(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on NoFactor { code message }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message }
    }
  }
`);

type Props = { account: { id: string; name: string } };

/** For somebody whose phone, keys and recovery codes are all gone. */
export function RemoveFactors({ account }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Remove second factors
      </Button>
      {open ? <RemoveDialog account={account} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RemoveDialog({ account, onClose }: Props & { onClose: () => void }) {
  const toast = useToast();
  const [commandId] = useState(newId);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RemoveFactorsDocument);
  const remove = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const answer = (await run({ input: { commandId, accountId: account.id, reason } }))?.removeFactors;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'UserAccount':
        toast.done(`${account.name} has no second factor any more, and was told by letter.`);
        return onClose();
      case 'NoFactor':
      case 'NotYourself':
      case 'BeyondOwnRights':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={`Remove the second factors of ${account.name}`}>
      <form className="st-stack" onSubmit={remove}>
        <p>
          Authenticator app, passkeys and recovery codes stop working, and they are signed out everywhere. Until they
          set up a new one, their password alone lets them in: be sure that it is they who ask you.
        </p>
        <TextInput
          label="Reason"
          description="It stays on record."
          size="md"
          maxLength={200}
          required
          withAsterisk={false}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" size="md" color="chilli" loading={busy}>
          Remove them
        </Button>
      </form>
    </Modal>
  );
}
