import { formatTime } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { orderWords } from '../../shell/order-words.tsx';

const OrderStepsFragment = graphql(`
  fragment OrderSteps on Order {
    __typename
    steps { __typename version from to at by reason }
  }
`);

type Props = { order: FragmentType<typeof OrderStepsFragment>; zone: string };

/** What happened to it, by whom and when. */
export function OrderSteps({ order, zone }: Props) {
  const { steps } = readFragment(OrderStepsFragment, order);
  return (
    <section className="or-card" aria-label="Timeline">
      <h2>Timeline</h2>
      <ol className="or-steps">
        {steps.map(({ version, from, to, at, by, reason }) => (
          <li key={version}>
            <time className="ck-figures">{formatTime(at, zone)}</time>
            <div>
              <strong>{from === null || from === undefined ? 'Placed' : orderWords[to].label}</strong>
              <small>{by}</small>
              {reason ? <small>“{reason}”</small> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
