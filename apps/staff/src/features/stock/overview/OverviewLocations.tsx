import { DataTable, MoneyText } from '@college-kiosk/ui';
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
      <DataTable
        caption="By location"
        rows={[...locations, { ...total, location: null }]}
        rowKey={({ location }) => location?.id ?? 'all'}
        columns={[
          {
            key: 'where',
            header: 'Location',
            render: ({ location }) =>
              location ? (
                <>
                  <Link to="/stock" search={{ location: location.id }} className="so-place">
                    {location.name}
                  </Link>
                  {location.forOrders ? null : <small className="so-note"> Orders do not take from here</small>}
                </>
              ) : (
                <strong>All locations</strong>
              ),
          },
          { key: 'value', header: 'Value', numeric: true, render: ({ value }) => <MoneyText value={value} paise /> },
          {
            key: 'usable',
            header: 'Of it usable',
            numeric: true,
            render: ({ usableValue }) => <MoneyText value={usableValue} paise />,
          },
          {
            key: 'batches',
            header: 'Batches',
            numeric: true,
            render: ({ batches }) => batches.toLocaleString('en-IN'),
          },
          {
            key: 'days',
            header: 'Days on hand',
            numeric: true,
            render: ({ daysOnHand }) => (daysOnHand === null ? '–' : daysOnHand.toLocaleString('en-IN')),
          },
        ]}
      />
      <p className="so-note">
        Days on hand: what is usable there, at the pace at which the outlet used what lies there in four weeks.
      </p>
    </section>
  );
}
