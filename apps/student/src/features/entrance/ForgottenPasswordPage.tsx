import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useRun } from '../../shell/use-run.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { LookIntoMail } from './LookIntoMail.tsx';

const AskForNewPasswordDocument = graphql(`
  mutation AskForNewPassword($input: AskForNewPasswordInput!) {
    askForNewPassword(input: $input)
  }
`);

/** Asks for the letter by which a new password is chosen. It does not tell whether an address has an account. */
export function ForgottenPasswordPage() {
  const say = useSay();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [run, busy] = useRun(AskForNewPasswordDocument);
  const ask = async () => {
    if (await run({ input: { email } })) setAsked(email.trim());
  };
  if (asked !== null) return <LookIntoMail said={say('mail.asked', { email: asked })} onOther={() => setAsked(null)} />;
  return (
    <EntranceCard title={say('forgotten.title')} onSubmit={() => void ask()}>
      {() => (
        <>
          <p>{say('forgotten.why')}</p>
          <TextInput
            label={say('email')}
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
            {say('forgotten.act')}
          </Button>
        </>
      )}
    </EntranceCard>
  );
}
