import { FigureCard } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const ImportFiguresFragment = graphql(`
  fragment ImportFigures on MenuImport {
    __typename
    created
    updated
    skipped
    rowsFailed
    rowsLeftOut
  }
`);

/** How many dishes are new, changed and as they were, and how many rows stay out. */
export function ImportFigures({ of }: { of: FragmentType<typeof ImportFiguresFragment> }) {
  const { created, updated, skipped, rowsFailed, rowsLeftOut } = readFragment(ImportFiguresFragment, of);
  return (
    <div className="mi-figures">
      <FigureCard label="New dishes" figure={created} />
      <FigureCard label="Changed" figure={updated} />
      <FigureCard label="As they were" figure={skipped} />
      <FigureCard label="Rows with errors" figure={rowsFailed} />
      {rowsLeftOut > 0 ? <FigureCard label="Rows of other outlets" figure={rowsLeftOut} /> : null}
    </div>
  );
}
