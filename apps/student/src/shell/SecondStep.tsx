import { useApolloClient } from '@apollo/client/react';
import { hasPasskeys, never, problemOf, type SecondStepKind } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TextId } from '../i18n/en.ts';
import { useSay } from '../i18n/i18n.ts';
import { useAskForPasskey } from './passkeys.ts';
import { problemWords } from './problem-words.ts';
import { SignInProblem } from './SignInProblem.tsx';

const CompleteSignInDocument = graphql(`
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongCode { code message }
      ... on WrongPasskey { code message }
      ... on PasskeyCloned { code message }
      ... on ChallengeOver { code message }
      ... on TooManySessions { code message }
    }
  }
`);

type Props = {
  challenge: string;
  kinds: readonly SecondStepKind[];
  onSignedIn: () => Promise<void>;
  onBack: (isOver: boolean) => void;
};
type Proof = { code: string } | { passkey: Record<string, unknown> };

/** A passkey, the code on the phone, or one of those kept for the day it is gone. */
export function SecondStep({ challenge, kinds, onSignedIn, onBack }: Props) {
  const say = useSay();
  const apollo = useApolloClient();
  const ask = useAskForPasskey();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(!kinds.includes('TOTP'));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextId | null>(null);
  const isPasskeyFirst = hasPasskeys() && kinds.includes('PASSKEY');
  // What was proved last: it is given again when the oldest session is to end.
  const proved = useRef<Proof>(null);
  const give = async (proof: Proof, endOldest = false): Promise<void> => {
    proved.current = proof;
    const variables = { input: { challenge, endOldest, ...proof } };
    const answer = (await apollo.mutate({ mutation: CompleteSignInDocument, variables })).data?.completeSignIn;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Viewer':
        return onSignedIn();
      case 'WrongCode':
        setCode('');
        return setProblem('code.wrong');
      case 'WrongPasskey':
        return setProblem('passkey.wrong');
      case 'PasskeyCloned':
        return setProblem('passkey.cloned');
      case 'ChallengeOver':
        return onBack(true);
      case 'TooManySessions':
        return setProblem('signIn.tooMany');
      case 'TokenPair':
        throw new Error('A browser signs in by its cookie: tokens are for programs, which ask for them.');
      default:
        never(answer);
    }
  };
  const givePasskey = async (): Promise<void> => {
    const passkey = await ask(challenge);
    if (typeof passkey !== 'string') return give({ passkey });
    return passkey === 'code.over' ? onBack(true) : setProblem(passkey);
  };
  const run = async (work: Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work.catch((error: unknown) => setProblem(problemWords(problemOf(error))));
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(give({ code }));
  };
  return (
    <form className="sd-form" onSubmit={submit}>
      <h1>{say('code.title')}</h1>
      {isPasskeyFirst ? (
        <>
          <Button size="md" fullWidth loading={busy} onClick={() => void run(givePasskey())}>
            {say('passkey.use')}
          </Button>
          <p>{say('passkey.or')}</p>
        </>
      ) : null}
      <TextInput
        key={recovery ? 'recovery' : 'phone'}
        label={say(recovery ? 'code.recovery' : 'code.phone')}
        description={say(recovery ? 'code.recoveryHint' : 'code.phoneHint')}
        size="md"
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
        withAsterisk={false}
        autoFocus={!isPasskeyFirst}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <SignInProblem
        problem={problem}
        busy={busy}
        onEndOldest={() => {
          if (proved.current) void run(give(proved.current, true));
        }}
      />
      <Button type="submit" size="md" fullWidth variant={isPasskeyFirst ? 'default' : 'filled'} loading={busy}>
        {say('signIn')}
      </Button>
      <div className="sd-acts">
        {kinds.includes('TOTP') ? (
          <Button variant="subtle" onClick={() => setRecovery(!recovery)}>
            {say(recovery ? 'code.useApp' : 'code.useRecovery')}
          </Button>
        ) : null}
        <Button variant="subtle" color="steel" onClick={() => onBack(false)}>
          {say('code.back')}
        </Button>
      </div>
    </form>
  );
}
