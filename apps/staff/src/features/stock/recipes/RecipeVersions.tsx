import { formatDay, formatTime, StatusPill } from '@college-kiosk/ui';
import { useSigned } from '../../../shell/viewer.tsx';
import { changesBetween } from './recipe-changes.ts';
import type { RecipeEntry } from './recipe-draft.ts';

/** All versions of a recipe, newest first, with what each changed. */
export function RecipeVersions({ entry }: { entry: RecipeEntry }) {
  const { organisation } = useSigned();
  const { versions, preparation, recipe } = entry;
  if (versions.length === 0) return null;
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  return (
    <section className="re-section" aria-label="Versions">
      <h2>Versions</h2>
      <ol className="re-versions">
        {versions.map((version, at) => {
          const changes = changesBetween(versions[at + 1], version, preparation?.baseUnit ?? null);
          return (
            <li key={version.id}>
              <header>
                <strong>Version {version.version}</strong>
                <time>{moment(version.createdAt)}</time>
                {version.id === recipe?.id ? <StatusPill tone="good">In force</StatusPill> : null}
                {version.validFrom && version.version > (recipe?.version ?? 0) ? (
                  <StatusPill tone="soon">From {moment(version.validFrom)}</StatusPill>
                ) : null}
              </header>
              {version.note ? <p>{version.note}</p> : null}
              {changes.length > 0 ? (
                <ul>
                  {changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              ) : (
                <p className="re-quiet">
                  {versions[at + 1] ? 'As the version before' : `${version.lines.length} lines`}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
