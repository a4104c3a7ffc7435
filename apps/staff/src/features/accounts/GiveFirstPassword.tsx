import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { FirstPasswordField, FirstPasswordShown } from './FirstPassword.tsx';
import { firstPassword as byLot } from './first-password.ts';

const GiveFirstPasswordDocument = graphql(`
  mutation GiveFirstPassword($input: GiveFirstPasswordInput!) {
    giveFirstPassword(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on PasswordTooWeak { code message reason advice }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message }
      ... on DemoAccount { code message }
    }
  }
`);

type Props = { account: { id: string; name: string; email: string } };

/** For somebody who has forgotten theirs. */
export function GiveFirstPassword({ account }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        New first password
      </Button>
      {open ? <PasswordDialog account={account} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PasswordDialog({ account, onClose }: Props & { onClose: () => void }) {
  const [firstPassword, setFirstPassword] = useState(byLot);
  const [given, setGiven] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(GiveFirstPasswordDocument);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({ input: { accountId: account.id, firstPassword } });
    const answer = data?.giveFirstPassword;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        return setGiven(true);
      case 'PasswordTooWeak':
      case 'NotYourself':
      case 'BeyondOwnRights':
      case 'DemoAccount':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={`New first password for ${account.name}`}>
      {given ? (
        <FirstPasswordShown email={account.email} password={firstPassword} onDone={onClose} />
      ) : (
        <form className="st-stack" onSubmit={give}>
          <p>Their present password stops working, and they are signed out everywhere.</p>
          <FirstPasswordField value={firstPassword} onChange={setFirstPassword} />
          {refusal ? <Notice>{refusal}</Notice> : null}
          <Button type="submit" size="md" loading={busy}>
            Give this password
          </Button>
        </form>
      )}
    </Modal>
  );
}
