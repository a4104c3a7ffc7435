import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const ChangeAccountDocument = graphql(`
  mutation ChangeAccount($input: ChangeAccountInput!) {
    changeAccount(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on EmailTaken { code message }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message }
      ... on DemoAccount { code message }
    }
  }
`);

type Props = { account: { id: string; name: string; email: string } };

/** Another name or address. */
export function ChangeAccount({ account }: Props) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(ChangeAccountDocument);
  const begin = () => {
    setName(account.name);
    setEmail(account.email);
    setRefusal(null);
    setOpen(true);
  };
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const input = { commandId: newId(), accountId: account.id, name: name.trim(), email: email.trim() };
    const data = await run({ input });
    const answer = data?.changeAccount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        toast.done('The account is changed.');
        return setOpen(false);
      case 'EmailTaken':
      case 'NotYourself':
      case 'BeyondOwnRights':
      case 'DemoAccount':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button variant="default" onClick={begin}>
        Name and e-mail
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} centered title="Name and e-mail">
        <form className="st-stack" onSubmit={change}>
          <TextInput
            label="Name"
            data-autofocus
            required
            withAsterisk={false}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            description="They sign in with it from now on."
            type="email"
            required
            withAsterisk={false}
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          {refusal ? <Notice>{refusal}</Notice> : null}
          <Button type="submit" size="md" loading={busy} disabled={name.trim() === '' || email.trim() === ''}>
            Save
          </Button>
        </form>
      </Modal>
    </>
  );
}
