import { useApolloClient } from '@apollo/client/react';
import { hasPasskeys, never, problemOf, type SecondStepKind } from '@college-kiosk/client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TextId } from '../i18n/en.ts';
import { useSay } from '../i18n/i18n.ts';
import { useCollegeDoor } from './college-door.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { usePasskeySignIn } from './passkeys.ts';
import { problemWords } from './problem-words.ts';
import { SecondStep } from './SecondStep.tsx';
import { SignInProblem } from './SignInProblem.tsx';
import type { Signed } from './viewer.ts';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on SecondFactorNeeded { challenge expiresAt kinds }
      ... on WrongCredentials { code message }
      ... on NotAdmittedYet { code message }
      ... on TooManySessions { code message }
    }
  }
`);

// Printed on the start page of every demo canteen; no other installation knows them.
const demo = { email: 'student@demo.example', password: 'lunch at the canteen' };

type Waiting = { challenge: string; kinds: readonly SecondStepKind[] };
type Props = { organisation: Signed['organisation']; onSignedIn: () => Promise<void> };

/** The way in: e-mail and password, then the second step where one is on. */
export function SignInPage({ organisation, onSignedIn }: Props) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [over, setOver] = useState(false);
  return (
    <main className="sd-door">
      <div className="sd-card sd-sign-in">
        <LanguageChoice />
        <p className="ck-kicker">{organisation.name}</p>
        {waiting === null ? (
          <PasswordStep
            hasDemo={organisation.demo}
            firstProblem={over ? 'code.over' : null}
            onChallenge={setWaiting}
            onSignedIn={onSignedIn}
          />
        ) : (
          <SecondStep
            {...waiting}
            onSignedIn={onSignedIn}
            onBack={(isOver) => {
              setOver(isOver);
              setWaiting(null);
            }}
          />
        )}
      </div>
    </main>
  );
}

type StepProps = {
  hasDemo: boolean;
  firstProblem: TextId | null;
  onChallenge: (waiting: Waiting) => void;
  onSignedIn: () => Promise<void>;
};

function PasswordStep({ hasDemo, firstProblem, onChallenge, onSignedIn }: StepProps) {
  const say = useSay();
  const apollo = useApolloClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextId | null>(firstProblem);
  const enterByPasskey = usePasskeySignIn();
  const goToCollege = useCollegeDoor();
  // How they came in last: the same way again, when the oldest session is to end.
  const last = useRef<(endOldest: boolean) => Promise<TextId | null>>(null);
  const by = async (enter: (endOldest: boolean) => Promise<TextId | null>, endOldest = false) => {
    last.current = enter;
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await enter(endOldest));
    } catch (error) {
      setProblem(problemWords(problemOf(error)));
    } finally {
      setBusy(false);
    }
  };
  const byPasskey = async (endOldest: boolean) => {
    const refused = await enterByPasskey(endOldest);
    if (refused === null) await onSignedIn();
    return refused;
  };
  const byPassword = async (endOldest: boolean): Promise<TextId | null> => {
    const variables = { input: { email, password, endOldest } };
    const answer = (await apollo.mutate({ mutation: SignInDocument, variables })).data?.signIn;
    switch (answer?.__typename) {
      case undefined:
        return null;
      case 'Viewer':
        await onSignedIn();
        return null;
      case 'SecondFactorNeeded':
        onChallenge({ challenge: answer.challenge, kinds: answer.kinds });
        return null;
      case 'WrongCredentials':
        return 'signIn.wrong';
      case 'NotAdmittedYet':
        return 'signIn.waitsApproval';
      case 'TooManySessions':
        return 'signIn.tooMany';
      case 'TokenPair':
        throw new Error('A browser signs in by its cookie: tokens are for programs, which ask for them.');
      default:
        return never(answer);
    }
  };
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    void by(byPassword);
  };
  return (
    <form className="sd-form" onSubmit={signIn}>
      <h1>{say('signIn.title')}</h1>
      <TextInput
        label={say('email')}
        type="email"
        size="md"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={say('password')}
        size="md"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SignInProblem
        problem={problem}
        busy={busy}
        onEndOldest={() => {
          if (last.current) void by(last.current, true);
        }}
      />
      <Button type="submit" size="md" fullWidth loading={busy}>
        {say('signIn')}
      </Button>
      {hasPasskeys() ? (
        <Button variant="default" size="md" fullWidth disabled={busy} onClick={() => void by(byPasskey)}>
          {say('passkey.use')}
        </Button>
      ) : null}
      {goToCollege ? (
        <Button variant="default" size="md" fullWidth disabled={busy} onClick={() => void by(goToCollege)}>
          {say('college.use')}
        </Button>
      ) : null}
      <div className="sd-ways">
        <a className="sd-link" href="/student/register">
          {say('register.link')}
        </a>
        <a className="sd-link" href="/student/forgotten-password">
          {say('forgotten.link')}
        </a>
      </div>
      {hasDemo ? (
        <div className="sd-demo">
          <span>{say('signIn.demo')}</span>
          <Button
            variant="default"
            onClick={() => {
              setEmail(demo.email);
              setPassword(demo.password);
            }}
          >
            {say('signIn.demoFill')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
