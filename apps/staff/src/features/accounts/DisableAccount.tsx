import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const DisableAccountDocument = graphql(`
  mutation DisableAccount($input: DisableAccountInput!) {
    disableAccount(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on LastAdministrator { code message }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message }
    }
  }
`);

type Props = { account: { id: string; name: string } };

/** Ends somebody's access, for a reason. */
export function DisableAccount({ account }: Props) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(DisableAccountDocument);
  const disable = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({ input: { commandId: newId(), accountId: account.id, reason: reason.trim() } });
    const answer = data?.disableAccount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        toast.done(`${account.name} is disabled and signed out.`);
        return setOpen(false);
      case 'LastAdministrator':
      case 'NotYourself':
      case 'BeyondOwnRights':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button variant="outline" color="chilli" onClick={() => setOpen(true)}>
        Disable
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} centered title={`Disable ${account.name}?`}>
        <form className="st-stack" onSubmit={disable}>
          <p>They are signed out everywhere at once and cannot sign in. Their roles stay, and what they did.</p>
          <p>
            API keys that they made and that manage accounts, keys or security end for good. Others go on: they are the
            canteen’s. Give those another secret, or withdraw them, under API keys.
          </p>
          <TextInput
            label="Reason"
            description="For whoever looks later."
            data-autofocus
            required
            withAsterisk={false}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refusal ? <Notice>{refusal}</Notice> : null}
          <Button type="submit" color="chilli" size="md" disabled={reason.trim() === ''} loading={busy}>
            Disable this account
          </Button>
        </form>
      </Modal>
    </>
  );
}
