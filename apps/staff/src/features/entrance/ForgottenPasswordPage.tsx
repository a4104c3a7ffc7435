import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { EntranceCard } from './EntranceCard.tsx';

const AskForNewPasswordDocument = graphql(`
  mutation AskForNewPassword($input: AskForNewPasswordInput!) {
    askForNewPassword(input: $input)
  }
`);

/** Asks for the letter by which a new password is chosen. It does not tell whether an address has an account. */
export function ForgottenPasswordPage() {
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [run, busy] = useRun(AskForNewPasswordDocument);
  const ask = async () => {
    if (await run({ input: { email } })) setAsked(email.trim());
  };
  if (asked !== null) {
    return (
      <EntranceCard title="Look into your mail">
        <p role="status">
          If <strong>{asked}</strong> has an account here, a letter is on its way. Its link is good for half an hour,
          and works once.
        </p>
        <p>No letter after a few minutes? Look among unwanted mail, check the address, or ask an administrator.</p>
        <Button variant="default" size="md" onClick={() => setAsked(null)}>
          Use another address
        </Button>
      </EntranceCard>
    );
  }
  return (
    <EntranceCard title="Forgotten password" onSubmit={() => void ask()}>
      <p>Say the address you sign in with. We send a letter with a link by which you choose a new password.</p>
      <TextInput
        label="E-mail"
        type="email"
        size="md"
        autoComplete="username"
        required
        withAsterisk={false}
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy}>
        Send the letter
      </Button>
    </EntranceCard>
  );
}
