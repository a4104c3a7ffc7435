import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

export const MyCollegeAccount = graphql(`
  fragment MyCollegeAccount on CollegeAccount { __typename issuer linkedAt }
`);

const BeginCollegeLinkDocument = graphql(`
  mutation BeginCollegeLink($input: BeginCollegeSignInInput!) {
    beginCollegeLink(input: $input) {
      __typename
      ... on CollegeDoor { url }
      ... on CollegeSignInOff { code message }
      ... on CollegeUnavailable { code message }
    }
  }
`);

const UnlinkCollegeAccountDocument = graphql(`
  mutation UnlinkCollegeAccount { unlinkCollegeAccount }
`);

type Props = { linked: FragmentType<typeof MyCollegeAccount> | null; zone: string; onChanged: () => Promise<void> };

/** Links the person’s account with that of the college, or takes the link off. */
export function CollegeCard({ linked, zone, onChanged }: Props) {
  const toast = useToast();
  const mine = readFragment(MyCollegeAccount, linked);
  const [begin, isBeginning] = useRun(BeginCollegeLinkDocument);
  const [unlink, isUnlinking] = useRun(UnlinkCollegeAccountDocument);
  const [refused, setRefused] = useState<string | null>(null);
  const go = async () => {
    const answer = (await begin({ input: { app: 'STAFF', returnTo: '/staff/account' } }))?.beginCollegeLink;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'CollegeDoor':
        return location.assign(answer.url);
      case 'CollegeSignInOff':
      case 'CollegeUnavailable':
        return setRefused(answer.message);
      default:
        never(answer);
    }
  };
  const remove = async () => {
    if (!(await unlink({}))) return;
    toast.done('The college account is no longer linked.');
    await onChanged();
  };
  const since = mine
    ? new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeZone: zone }).format(new Date(mine.linkedAt))
    : null;
  return (
    <section className="ac-card" aria-labelledby="ac-college">
      <h2 id="ac-college">College account</h2>
      <p>
        {since
          ? `Linked since ${since}: the college signs you in. Signing out here does not sign you out there.`
          : 'Link your college account, and the college signs you in here.'}
      </p>
      {refused ? <Notice tone="soon">{refused}</Notice> : null}
      {mine ? (
        <Button variant="default" loading={isUnlinking} onClick={() => void remove()}>
          Take the link off
        </Button>
      ) : (
        <Button loading={isBeginning} onClick={() => void go()}>
          Link my college account
        </Button>
      )}
    </section>
  );
}
