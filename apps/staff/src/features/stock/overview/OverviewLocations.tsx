import { MoneyText } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql/index.ts';

const OverviewLocationsFragment = graphql(`
  fragment OverviewLocations on StockOverview {
    __typename
    value
    usableValue
    batches
    daysOnHand
    locations { __typename value usableValue batches daysOnHand location { __typename id name forOrders } }
  }
`);

/** What lies where, and what it comes to across all locations. */
export function OverviewLocations({ overview: masked }: { overview: FragmentType<typeof OverviewLocationsFragment> }) {
  const { locations, ...total } = readFragment(OverviewLocationsFragment, masked);
  if (locations.length < 2) return null;
  return (
    <section className="so-places" aria-labelledby="so-places">
      <h2 id="so-places">By location</h2>
      <div className="so-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Location</th>
              <th scope="col">Value</th>
              <th scope="col">Of it usable</th>
              <th scope="col">Batches</th>
              <th scope="col">Days on hand</th>
            </tr>
          </thead>
          <tbody>
            {locations.map(({ location, ...row }) => (
              <tr key={location.id}>
                <th scope="row">
                  <Link to="/stock" search={{ location: location.id }}>
                    {location.name}
                  </Link>
                  {location.forOrders ? null : <small>Orders do not take from here</small>}
                </th>
                <Figures {...row} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All locations</th>
              <Figures {...total} />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="so-note">
        Days on hand: what is usable there, at the pace at which the outlet used what lies there in four weeks.
      </p>
    </section>
  );
}

type Row = { value: number; usableValue: number; batches: number; daysOnHand: number | null };

function Figures({ value, usableValue, batches, daysOnHand }: Row) {
  return (
    <>
      <td>
        <MoneyText value={value} paise />
      </td>
      <td>
        <MoneyText value={usableValue} paise />
      </td>
      <td>{batches.toLocaleString('en-IN')}</td>
      <td>{daysOnHand === null ? '–' : daysOnHand.toLocaleString('en-IN')}</td>
    </>
  );
}
