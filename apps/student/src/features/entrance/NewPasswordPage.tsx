import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useRun } from '../../shell/use-run.ts';
import { weakness } from '../../shell/weakness.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';

const ChooseNewPasswordDocument = graphql(`
  mutation ChooseStudentPassword($input: ChooseNewPasswordInput!) {
    chooseNewPassword(input: $input) {
      __typename
      ... on PasswordChosen { email }
      ... on LinkOver { code message }
      ... on PasswordTooWeak { code message reason lengthMin }
    }
  }
`);

/** Chooses a new password by the link in a letter. */
export function NewPasswordPage() {
  const say = useSay();
  const [token] = useState(tokenOfLink);
  const [newPassword, setNewPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOver, setOver] = useState(token === '');
  const [run, busy] = useRun(ChooseNewPasswordDocument);
  const choose = async () => {
    setRefusal(null);
    const answer = (await run({ input: { token, newPassword } }))?.chooseNewPassword;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'PasswordChosen':
        forgetToken();
        return setChosen(answer.email);
      case 'LinkOver':
        return setOver(true);
      case 'PasswordTooWeak':
        return setRefusal(weakness(say, answer));
      default:
        never(answer);
    }
  };
  if (chosen !== null) {
    return (
      <EntranceCard title={say('newPassword.done')}>
        {() => <p role="status">{say('newPassword.signedOut', { email: chosen })}</p>}
      </EntranceCard>
    );
  }
  if (isOver) {
    return (
      <EntranceCard title={say('link.over')}>
        {() => (
          <>
            <Notice>{say('link.passwordOver')}</Notice>
            <a className="sd-link" href="/student/forgotten-password">
              {say('link.again')}
            </a>
          </>
        )}
      </EntranceCard>
    );
  }
  return (
    <EntranceCard title={say('newPassword.title')} onSubmit={() => void choose()}>
      {(place) => (
        <>
          <NewPasswordField label={say('password.new')} about={place} value={newPassword} onChange={setNewPassword} />
          {refusal ? <Notice>{refusal}</Notice> : null}
          <Button type="submit" size="md" loading={busy} disabled={newPassword === ''}>
            {say('newPassword.act')}
          </Button>
        </>
      )}
    </EntranceCard>
  );
}
