import { never, newId } from '@college-kiosk/client';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useMoment, useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';

const OneConsent = graphql(`
  fragment OneConsent on Consent {
    __typename
    purpose
    version
    title
    text
    given
    at
  }
`);

const GiveConsentDocument = graphql(`
  mutation GiveConsent($input: GiveConsentInput!) {
    giveConsent(input: $input) {
      __typename
      ... on ConsentGiven { purpose }
      ... on TextChanged { code message }
      ... on AgeUnknown { code message }
      ... on UnderAge { code message }
    }
  }
`);

const WithdrawConsentDocument = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input)
  }
`);

type Props = { consent: FragmentType<typeof OneConsent>; onChanged: () => Promise<void> };

/** One purpose in its words, and one switch both to agree and to take it back. */
export function ConsentRow({ consent, onChanged }: Props) {
  const { purpose, version, title, text, given, at } = readFragment(OneConsent, consent);
  const say = useSay();
  const notices = useNotices();
  const moment = useMoment(useSigned().organisation.zone);
  const [give, giving] = useRun(GiveConsentDocument);
  const [withdraw, withdrawing] = useRun(WithdrawConsentDocument);
  const agree = async () => {
    const answer = (await give({ input: { commandId: newId(), purpose, version } }))?.giveConsent;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'ConsentGiven':
        notices.done(say('consent.given', { title }));
        return onChanged();
      case 'TextChanged':
        notices.refused(say('consent.changed'));
        return onChanged();
      case 'AgeUnknown':
        return notices.refused(say('consent.age'));
      case 'UnderAge':
        return notices.refused(say('consent.young'));
      default:
        never(answer);
    }
  };
  const takeBack = async () => {
    if (!(await withdraw({ input: { commandId: newId(), purpose } }))) return;
    notices.done(say('consent.withdrawn', { title }));
    await onChanged();
  };
  return (
    <li>
      <label className="sd-switch">
        <span>
          <strong>{title}</strong>
          <span className="sd-soft">{text}</span>
          {at ? <span className="sd-soft">{say('consent.at', { at: moment(at) })}</span> : null}
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={given}
          aria-checked={given}
          disabled={giving || withdrawing}
          onChange={() => void (given ? takeBack() : agree())}
        />
      </label>
    </li>
  );
}
