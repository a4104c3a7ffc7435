import { formatDay, formatTime } from '@college-kiosk/ui';
import type { PrintMedium } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const DocumentCopiesFragment = graphql(`
  fragment DocumentCopies on Document {
    __typename
    prints { __typename id copy paper medium language printedAt printedBy }
  }
`);

const media: Record<PrintMedium, string> = { PDF: 'as PDF', HTML: 'printed', MAIL: 'by e-mail' };

/** Each time it was made out. */
export function DocumentCopies({
  document,
  zone,
}: {
  document: FragmentType<typeof DocumentCopiesFragment>;
  zone: string;
}) {
  const { prints } = readFragment(DocumentCopiesFragment, document);
  return (
    <section>
      <h2>Copies</h2>
      {prints.length === 0 ? <p className="fn-soft">Nobody has had it on paper yet.</p> : null}
      <ul className="fn-list">
        {prints.map(({ id, copy, paper, medium, language, printedAt, printedBy }) => (
          <li key={id}>
            <span>
              {copy === 1 ? 'Original' : `Duplicate, copy ${copy}`}
              <small>
                {paper === 'A4' ? 'A4' : 'Receipt'}, {media[medium]}, {language}, by {printedBy}
              </small>
            </span>
            <span>
              {formatDay(printedAt, zone)}, {formatTime(printedAt, zone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
