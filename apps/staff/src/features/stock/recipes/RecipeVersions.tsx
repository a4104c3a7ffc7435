import { formatDay, formatTime, ShowMore, type ShowMoreProps, StatusPill } from '@college-kiosk/ui';
import { useSigned } from '../../../shell/viewer.tsx';
import { CallOffVersion } from './CallOffVersion.tsx';
import { changesBetween } from './recipe-changes.ts';
import type { RecipeEntry } from './recipe-draft.ts';

type Props = {
  entry: RecipeEntry;
  versions: readonly RecipeEntry['versions']['edges'][number]['node'][];
  list: ShowMoreProps['list'];
  onChanged: () => void;
};

/** All versions of a recipe, newest first, with what each changed, and which are still to begin. */
export function RecipeVersions({ entry, versions, list, onChanged }: Props) {
  const { organisation, may } = useSigned();
  if (versions.length === 0) return null;
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  return (
    <section className="re-section" aria-label="Versions">
      <h2>Versions</h2>
      <ol className="re-versions">
        {versions.map((version, at) => {
          const changes = changesBetween(versions[at + 1], version, entry.preparation?.baseUnit ?? null);
          return (
            <li key={version.id}>
              <header>
                <strong>Version {version.version}</strong>
                <time>{moment(version.createdAt)}</time>
                {version.id === entry.recipe?.id ? <StatusPill tone="good">In force</StatusPill> : null}
                {version.validFrom && version.isPlanned ? (
                  <StatusPill tone="soon">Planned from {moment(version.validFrom)}</StatusPill>
                ) : null}
                {version.cancelledAt ? (
                  <StatusPill tone="quiet">Called off {moment(version.cancelledAt)}</StatusPill>
                ) : null}
                {version.isPlanned && may('stock:manage') ? (
                  <CallOffVersion version={version} onDone={onChanged} />
                ) : null}
              </header>
              {version.note ? <p>{version.note}</p> : null}
              <Changes changes={changes} otherwise={otherwise(versions[at + 1] !== undefined, version)} />
            </li>
          );
        })}
      </ol>
      <ShowMore list={list}>Older versions</ShowMore>
    </section>
  );
}

function otherwise(hasBefore: boolean, { version, lines }: { version: number; lines: readonly unknown[] }): string {
  if (hasBefore) return 'As the version before';
  return version > 1 ? 'What it changed is told with the older versions' : `${lines.length} lines`;
}

function Changes({ changes, otherwise: plain }: { changes: readonly string[]; otherwise: string }) {
  if (changes.length === 0) return <p className="re-quiet">{plain}</p>;
  return (
    <ul>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
