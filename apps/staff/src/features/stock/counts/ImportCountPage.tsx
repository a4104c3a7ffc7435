import { useQuery } from '@apollo/client/react';
import { never } from '@college-kiosk/client';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { SheetChooser } from '../../../shell/sheets/SheetChooser.tsx';
import { isTakenIn, type MaskedReport, SheetReportView } from '../../../shell/sheets/SheetReportView.tsx';
import { sheetPatience, useSheetFile } from '../../../shell/sheets/use-sheet-file.ts';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { isOpen } from './count-words.ts';
import { DownloadCount } from './DownloadCount.tsx';

const FilledCountDocument = graphql(`
  query FilledCount($outletId: UUID!, $id: UUID!) {
    stockCount(outletId: $outletId, id: $id) { __typename id state location { __typename id name } }
  }
`);
const ImportCountDocument = graphql(`
  mutation ImportStockCount($input: ImportCountInput!) {
    importStockCount(input: $input) {
      __typename
      ... on SheetReport { ...SheetReportFacts }
      ... on SheetUnusable { code message }
      ... on RowsHaveErrors { code message problemCount }
      ... on IllegalCountStep { code message state }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

/** A sheet of a count that was filled in. */
export function ImportCountPage() {
  const { outlet, may } = useSigned();
  const { countId } = useParams({ from: '/signed/stock/counts/$countId/import' });
  const { data, error, refetch } = useQuery(FilledCountDocument, {
    variables: { outletId: outlet.id, id: countId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The count" />;
  const count = data.stockCount;
  if (!count) return <EmptyState kind="filtered" title="There is no such count here" />;
  const mayEnter = may('count:enter') && isOpen(count.state);
  return (
    <div className="si-page">
      <PageHeader
        title={`Count of ${count.location.name} from a sheet`}
        lead="What is sent counts from the moment it is sent: send it right after counting."
        actions={<BackToCount countId={countId} variant="default" label="Back to the count" />}
      />
      {mayEnter ? (
        <CountFile countId={countId} />
      ) : (
        <EmptyState kind="filtered" title="Nothing is entered in this count now" />
      )}
    </div>
  );
}

function BackToCount({ countId, label, variant }: { countId: string; label: string; variant: 'filled' | 'default' }) {
  return (
    <Button
      variant={variant}
      renderRoot={(props) => <Link to="/stock/counts/$countId" params={{ countId }} {...props} />}
    >
      {label}
    </Button>
  );
}

const words = { NEW: 'Counted', CHANGED: 'Counted anew', UNCHANGED: 'Stays as it is' };

function CountFile({ countId }: { countId: string }) {
  const [run, busy] = useRun(ImportCountDocument, sheetPatience);
  const { file, report, refusal, choose, again, takeIn } = useSheetFile<MaskedReport>(async (sent) => {
    const answer = (await run({ input: { ...sent, countId } }))?.importStockCount;
    if (!answer) return null;
    switch (answer.__typename) {
      case 'SheetReport':
        return { report: answer };
      case 'SheetUnusable':
      case 'RowsHaveErrors':
      case 'IllegalCountStep':
      case 'AnotherPersonNeeded':
        return { refusal: answer.message };
      default:
        return never(answer);
    }
  });
  return (
    <SheetChooser
      says="Download the sheet, fill in what is counted, and choose it here. Leave the column “entry” as it is; a row without a number says nothing."
      {...{ file, refusal, busy }}
      isOver={isTakenIn(report)}
      onChoose={(chosen) => void choose(chosen)}
      ways={<DownloadCount countId={countId} label="The sheet" />}
    >
      {report ? (
        <SheetReportView
          {...{ report, busy, words }}
          of="Item"
          done="It is entered. Hand the count in when all is counted."
          onTakeIn={() => void takeIn()}
          next={
            <>
              <BackToCount countId={countId} variant="filled" label="Go on with the count" />
              <Button variant="default" onClick={again}>
                Another sheet
              </Button>
            </>
          }
        />
      ) : null}
    </SheetChooser>
  );
}
