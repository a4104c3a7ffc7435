import { formatDay } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';

const KeysWantingALook = graphql(`
  fragment KeysWantingALook on KeysToLookAt {
    __typename
    count
    keys { __typename id name expiresAt lastUsedAt endsSoon isUnused }
  }
`);

/** Keys that end soon, or that nobody uses; each leads to where it is changed or withdrawn. */
export function KeysToLookAt({ found }: { found: FragmentType<typeof KeysWantingALook> }) {
  const { count, keys } = readFragment(KeysWantingALook, found);
  const { organisation, may } = useSigned();
  const day = (at: string) => formatDay(at, organisation.zone);
  if (count === 0) return null;
  return (
    <section className="se-card" aria-labelledby="se-keys">
      <h2 id="se-keys">API keys to look at</h2>
      <ul className="se-roles">
        {keys.map(({ id, name, expiresAt, lastUsedAt, endsSoon, isUnused }) => (
          <li key={id}>
            {may('key:read') ? <Link to="/api-keys">{name}</Link> : <span>{name}</span>}
            <span>
              {endsSoon && expiresAt ? `Ends on ${day(expiresAt)}. ` : null}
              {isUnused ? (lastUsedAt ? `Last used on ${day(lastUsedAt)}.` : 'Never used.') : null}
            </span>
          </li>
        ))}
      </ul>
      {count > keys.length ? <p>And {count - keys.length} more, which are listed under API keys.</p> : null}
    </section>
  );
}
