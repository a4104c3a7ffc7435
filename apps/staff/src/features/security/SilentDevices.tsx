import { formatDay } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import type { DeviceKind } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';

const DevicesThatAreSilent = graphql(`
  fragment DevicesThatAreSilent on SilentDevices {
    __typename
    count
    devices { __typename id kind name outletId outletName lastSeenAt }
  }
`);

const kinds: Record<DeviceKind, string> = {
  KIOSK: 'kiosk',
  KITCHEN: 'kitchen display',
  BOARD: 'pickup board',
  COUNTER: 'till',
};

/** Devices that are trusted and silent: perhaps stolen, perhaps put away. Each leads to where its trust is ended. */
export function SilentDevices({ found }: { found: FragmentType<typeof DevicesThatAreSilent> }) {
  const { count, devices } = readFragment(DevicesThatAreSilent, found);
  const { organisation, may, viewer } = useSigned();
  if (count === 0) return null;
  return (
    <section className="se-card" aria-labelledby="se-devices">
      <h2 id="se-devices">Devices that are silent</h2>
      <p>Nobody has heard of them for three days. End the trust of one that is lost.</p>
      <ul className="se-roles">
        {devices.map(({ id, kind, name, outletId, outletName, lastSeenAt }) => (
          <li key={id}>
            <div>
              {may('device:read') && viewer.outlets.some((outlet) => outlet.id === outletId) ? (
                <Link to="/devices" search={{ outlet: outletId }}>
                  {name}
                </Link>
              ) : (
                <span>{name}</span>
              )}
              <small>
                {outletName}, {kinds[kind]}
              </small>
            </div>
            <span>{lastSeenAt ? `Last seen on ${formatDay(lastSeenAt, organisation.zone)}` : 'Never seen'}</span>
          </li>
        ))}
      </ul>
      {count > devices.length ? <p>And {count - devices.length} more.</p> : null}
    </section>
  );
}
