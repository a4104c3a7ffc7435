import { formatDay, formatTime, MoneyText, StatusPill } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.ts';
import { methodWords, paymentWords, stepWords } from './claim-words.ts';

const ClaimStoryFragment = graphql(`
  fragment ClaimStory on ExpenseClaim {
    __typename
    id
    steps { __typename id event reason at byLabel inPlaceOf }
    payments {
      __typename
      id
      number
      state
      method
      reference
      cashReason
      day
      amount
      preparedByLabel
      releasedByLabel
      releasedByRule
      endedByLabel
      endReason
    }
  }
`);

/** What happened to a claim and who did it, and how it was paid. */
export function ClaimStory({ claim }: { claim: FragmentType<typeof ClaimStoryFragment> }) {
  const { steps, payments } = readFragment(ClaimStoryFragment, claim);
  const { zone } = useSigned().organisation;
  return (
    <>
      {payments.map(({ id, number, state, method, reference, day, amount, ...who }) => (
        <section key={id} aria-label={`Payment ${number}`}>
          <h2>
            Payment {number} <StatusPill tone={paymentWords[state].tone}>{paymentWords[state].label}</StatusPill>
          </h2>
          <dl className="fn-facts">
            <dt>How much</dt>
            <dd>
              <MoneyText value={amount} paise />
            </dd>
            <dt>How</dt>
            <dd>
              {methodWords[method]}
              {reference ? ` ${reference}` : ''}, {formatDay(day, 'UTC')}
            </dd>
            {who.cashReason ? (
              <>
                <dt>Why in cash</dt>
                <dd>{who.cashReason}</dd>
              </>
            ) : null}
            <dt>Prepared by</dt>
            <dd>{who.preparedByLabel}</dd>
            {who.releasedByLabel ? (
              <>
                <dt>Released</dt>
                <dd>{who.releasedByRule ? 'at once: it is small' : `by ${who.releasedByLabel}`}</dd>
              </>
            ) : null}
            {who.endedByLabel ? (
              <>
                <dt>{state === 'REVERSED' ? 'Turned round' : 'Given up'}</dt>
                <dd>
                  by {who.endedByLabel}: {who.endReason}
                </dd>
              </>
            ) : null}
          </dl>
        </section>
      ))}
      <section aria-label="What happened">
        <h2>What happened</h2>
        <ol className="fn-list">
          {steps.map(({ id, event, at, byLabel, reason, inPlaceOf }) => (
            <li key={id}>
              <span>
                <strong>{stepWords[event] ?? event}</strong> by {byLabel}
                {inPlaceOf ? `, in the place of ${inPlaceOf}` : ''}
                {reason ? `: ${reason}` : ''}
              </span>
              <time className="fn-soft">
                {formatDay(at, zone)}, {formatTime(at, zone)}
              </time>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
