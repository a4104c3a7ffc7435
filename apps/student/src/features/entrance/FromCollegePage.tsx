import { useApolloClient } from '@apollo/client/react';
import { never, problemOf, type SecondStepKind } from '@college-kiosk/client';
import { useEffect, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { FinishCollegeSignInMutation } from '../../gql/graphql.ts';
import type { TextId } from '../../i18n/en.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useCollegeDoor } from '../../shell/college-door.ts';
import { problemWords } from '../../shell/problem-words.ts';
import { SecondStep } from '../../shell/SecondStep.tsx';
import { SignInProblem } from '../../shell/SignInProblem.tsx';
import { EntranceCard } from './EntranceCard.tsx';

const FinishCollegeSignInDocument = graphql(`
  mutation FinishCollegeSignIn($response: String!) {
    finishCollegeSignIn(response: $response) {
      __typename
      ... on CollegeSignedIn { returnTo }
      ... on CollegeSecondStep { returnTo challenge kinds }
      ... on CollegeRegistered { registrationId }
      ... on CollegeLinked { returnTo }
    }
  }
`);

type Answer = FinishCollegeSignInMutation['finishCollegeSignIn'];
type Outcome =
  | { is: 'done'; returnTo: string }
  | { is: 'step'; returnTo: string; challenge: string; kinds: readonly SecondStepKind[] }
  | { is: 'registered' }
  | { is: 'refused'; why: TextId };

/** Where the college sends people back to: ends the sign-in, or the link, that they began. */
export function FromCollegePage() {
  const say = useSay();
  const outcome = useOutcome();
  if (outcome?.is === 'step') {
    const { challenge, kinds, returnTo } = outcome;
    return (
      <main className="sd-door">
        <div className="sd-card sd-sign-in">
          <SecondStep
            {...{ challenge, kinds }}
            onBack={() => location.assign('/student/')}
            onSignedIn={async () => location.assign(returnTo)}
          />
        </div>
      </main>
    );
  }
  if (outcome === null || outcome.is === 'done')
    return <EntranceCard title={say('college.back')}>{() => <p role="status">{say('college.wait')}</p>}</EntranceCard>;
  return outcome.is === 'registered' ? (
    <EntranceCard title={say('college.registered')}>{() => <p role="status">{say('address.waits')}</p>}</EntranceCard>
  ) : (
    <EntranceCard title={say('college.not')}>{() => <NotSignedIn why={outcome.why} />}</EntranceCard>
  );
}

/** The college’s answer is used up: where the oldest session is to end, it is asked once more. */
function NotSignedIn({ why }: { why: TextId }) {
  const goToCollege = useCollegeDoor('/student/');
  const [problem, setProblem] = useState<TextId>(why);
  const endOldest = async () => {
    const refused = await goToCollege?.(true).catch((error: unknown) => problemWords(problemOf(error)));
    if (refused) setProblem(refused);
  };
  return <SignInProblem problem={problem} busy={!goToCollege} onEndOldest={() => void endOldest()} />;
}

/** What came of it; null while it is not known. */
function useOutcome(): Outcome | null {
  const apollo = useApolloClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  // An answer counts once, and an effect may run twice.
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    const response = location.search;
    // The code is of no more use, and nobody need see it in the address.
    history.replaceState(null, '', location.pathname);
    apollo
      .mutate({ mutation: FinishCollegeSignInDocument, variables: { response } })
      .then(({ data }) => setOutcome(outcomeOf(data?.finishCollegeSignIn)))
      .catch((error: unknown) => setOutcome({ is: 'refused', why: problemWords(problemOf(error)) }));
  }, [apollo]);
  useEffect(() => {
    if (outcome?.is === 'done') location.assign(outcome.returnTo);
  }, [outcome]);
  return outcome;
}

const refusals = {
  CollegeSignInOff: 'college.off',
  CollegeUnavailable: 'college.away',
  CollegeAttemptOver: 'college.over',
  CollegeAnswerRefused: 'college.refused',
  CollegeEmailNotVerified: 'college.email',
  CollegeDomainRefused: 'college.domain',
  CollegePersonUnknown: 'college.unknown',
  CollegeAccountClosed: 'college.closed',
  CollegeLinkNeeded: 'college.link',
  CollegeAccountTaken: 'college.taken',
  NotAdmittedYet: 'signIn.waitsApproval',
  TooManySessions: 'signIn.tooMany',
} as const satisfies Record<string, TextId>;

function outcomeOf(answer: Answer | undefined): Outcome {
  switch (answer?.__typename) {
    case undefined:
      return { is: 'refused', why: 'problem.other' };
    case 'CollegeSignedIn':
    case 'CollegeLinked':
      return { is: 'done', returnTo: answer.returnTo };
    case 'CollegeSecondStep':
      return { is: 'step', returnTo: answer.returnTo, challenge: answer.challenge, kinds: answer.kinds };
    case 'CollegeRegistered':
      return { is: 'registered' };
    case 'CollegeSignInOff':
    case 'CollegeUnavailable':
    case 'CollegeAttemptOver':
    case 'CollegeAnswerRefused':
    case 'CollegeEmailNotVerified':
    case 'CollegeDomainRefused':
    case 'CollegePersonUnknown':
    case 'CollegeAccountClosed':
    case 'CollegeLinkNeeded':
    case 'CollegeAccountTaken':
    case 'NotAdmittedYet':
    case 'TooManySessions':
      return { is: 'refused', why: refusals[answer.__typename] };
    default:
      return never(answer);
  }
}
