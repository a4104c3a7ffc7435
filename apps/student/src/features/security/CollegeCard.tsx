import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { TextId } from '../../i18n/en.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';

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

type Props = { isLinked: boolean; onChanged: () => Promise<void> };

/** Links the person’s account with that of the college, or takes the link off. */
export function CollegeCard({ isLinked, onChanged }: Props) {
  const say = useSay();
  const notices = useNotices();
  const [begin, isBeginning] = useRun(BeginCollegeLinkDocument);
  const [unlink, isUnlinking] = useRun(UnlinkCollegeAccountDocument);
  const [refused, setRefused] = useState<TextId | null>(null);
  const go = async () => {
    const answer = (await begin({ input: { app: 'STUDENT', returnTo: '/student/security' } }))?.beginCollegeLink;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'CollegeDoor':
        return location.assign(answer.url);
      case 'CollegeSignInOff':
        return setRefused('college.off');
      case 'CollegeUnavailable':
        return setRefused('college.away');
      default:
        never(answer);
    }
  };
  const remove = async () => {
    if (!(await unlink({}))) return;
    notices.done(say('college.unlinked'));
    await onChanged();
  };
  return (
    <section className="sd-card" aria-labelledby="sd-college">
      <h2 id="sd-college">{say('college.title')}</h2>
      <p>{say(isLinked ? 'college.linked' : 'college.why')}</p>
      {refused ? <Notice tone="soon">{say(refused)}</Notice> : null}
      {isLinked ? (
        <Button variant="default" loading={isUnlinking} onClick={() => void remove()}>
          {say('college.unlink')}
        </Button>
      ) : (
        <Button loading={isBeginning} onClick={() => void go()}>
          {say('college.act')}
        </Button>
      )}
    </section>
  );
}
