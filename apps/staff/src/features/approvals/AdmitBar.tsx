import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const AdmitDocument = graphql(`
  mutation Admit($input: AdmitInput!) {
    admit(input: $input) {
      __typename
      ... on Admitted { registrations { __typename id state } }
      ... on AddressNotConfirmed { code message ids }
      ... on RegistrationDecided { code message ids }
      ... on EmailTaken { code message }
      ... on CollegeIdTaken { code message }
    }
  }
`);

type Props = {
  /** Who is marked. */
  ids: readonly string[];
  /** Who of those shown can be. */
  ready: readonly string[];
  onMark: (ids: readonly string[]) => void;
  onAdmitted: () => void;
};

/** Admits all that are marked, or none of them. */
export function AdmitBar({ ids, ready, onMark, onAdmitted }: Props) {
  const toast = useToast();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(AdmitDocument);
  const admit = async () => {
    setRefusal(null);
    const data = await run({ input: { commandId: newId(), ids: [...ids] } });
    const answer = data?.admit;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Admitted':
        toast.done(ids.length === 1 ? 'One person is admitted.' : `${ids.length} people are admitted.`);
        return onAdmitted();
      case 'AddressNotConfirmed':
      case 'RegistrationDecided':
      case 'EmailTaken':
      case 'CollegeIdTaken':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <div className="ap-bar">
      <p role="status">
        {ids.length === 0 ? 'Mark those whom you know, and admit them together.' : `${ids.length} marked`}
      </p>
      {ids.length < ready.length ? (
        <Button variant="default" onClick={() => onMark(ready)}>
          Mark all {ready.length}
        </Button>
      ) : null}
      {ids.length > 0 ? (
        <Button variant="default" onClick={() => onMark([])}>
          Mark nobody
        </Button>
      ) : null}
      <Button disabled={ids.length === 0} loading={busy} onClick={() => void admit()}>
        {ids.length === 0 ? 'Admit' : `Admit ${ids.length}`}
      </Button>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </div>
  );
}
