import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { FirstPasswordField, FirstPasswordShown } from './FirstPassword.tsx';
import { firstPassword as byLot } from './first-password.ts';
import { noWish, RoleFields, type RoleWish, roleInput } from './RoleFields.tsx';
import type { RoleChoice } from './role-choice.ts';

const CreateAccountDocument = graphql(`
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) {
      __typename
      ... on UserAccount { id name email }
      ... on EmailTaken { code message }
      ... on PasswordTooWeak { code message reason advice }
      ... on BeyondOwnRights { code message }
      ... on RoleHeld { code message }
    }
  }
`);

type Props = {
  roles: readonly RoleChoice[];
  outlet: { id: string };
  onClose: () => void;
  onMade: () => void;
};

/** A person, a role, and a first password that is shown once. */
export function MakeAccount({ roles, outlet, onClose, onMade }: Props) {
  // The id stays while the form is open: an answer that was lost is asked for again, and no second account is made.
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [firstPassword, setFirstPassword] = useState(byLot);
  const [withRole, setWithRole] = useState(true);
  const [wish, setWish] = useState<RoleWish>({ ...noWish, outletId: outlet.id });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [made, setMade] = useState<{ name: string; email: string } | null>(null);
  const [run, busy] = useRun(CreateAccountDocument);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const input = { id, name: name.trim(), email: email.trim(), firstPassword };
    const data = await run({ input: { ...input, roles: withRole ? [roleInput(wish)] : [] } });
    const answer = data?.createAccount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        setMade(answer);
        return onMade();
      case 'EmailTaken':
      case 'PasswordTooWeak':
      case 'BeyondOwnRights':
      case 'RoleHeld':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (made) {
    return (
      <Modal opened onClose={onClose} centered title={`${made.name} has an account`}>
        <FirstPasswordShown email={made.email} password={firstPassword} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} centered title="Make an account">
      <form className="st-stack" onSubmit={make}>
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
          description="To sign in with."
          type="email"
          autoComplete="off"
          required
          withAsterisk={false}
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Checkbox
          label="Give a role now"
          checked={withRole}
          onChange={(event) => setWithRole(event.currentTarget.checked)}
        />
        {withRole ? <RoleFields wish={wish} roles={roles} onChange={setWish} limits={false} /> : null}
        <FirstPasswordField value={firstPassword} onChange={setFirstPassword} />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" size="md" loading={busy} disabled={name.trim() === '' || email.trim() === ''}>
          Make the account
        </Button>
      </form>
    </Modal>
  );
}
