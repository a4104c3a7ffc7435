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
import { ExportOrderLines } from './ExportOrders.tsx';

const FilledOrderDocument = graphql(`
  query FilledOrder($outletId: UUID!, $id: UUID!) {
    purchaseOrder(outletId: $outletId, id: $id) { __typename id number state version supplier { __typename id name } }
  }
`);
const ImportLinesDocument = graphql(`
  mutation ImportPurchaseOrderLines($input: ImportPurchaseOrderLinesInput!) {
    importPurchaseOrderLines(input: $input) {
      __typename
      ... on SheetReport { ...SheetReportFacts }
      ... on SheetUnusable { code message }
      ... on RowsHaveErrors { code message problemCount }
      ... on IllegalPurchaseStep { code message state }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

/** Lines of a draft from a spreadsheet. */
export function ImportLinesPage() {
  const { outlet, may } = useSigned();
  const { orderId } = useParams({ from: '/signed/purchasing/$orderId/import' });
  const { data, error, refetch } = useQuery(FilledOrderDocument, {
    variables: { outletId: outlet.id, id: orderId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The order" />;
  const order = data.purchaseOrder;
  if (!order) return <EmptyState kind="filtered" title="There is no such order here" />;
  const isWritten = order.state === 'DRAFT' || order.state === 'RETURNED';
  return (
    <div className="si-page">
      <PageHeader
        title={`Lines of order ${order.number} from a file`}
        lead={order.supplier.name}
        actions={<BackToOrder orderId={orderId} variant="default" label="Back to the order" />}
      />
      {!may('purchase:order') || !isWritten ? (
        <EmptyState
          kind="filtered"
          title={isWritten ? 'You may not order here' : 'Lines come from a file while an order is a draft'}
        />
      ) : (
        // Each version is another file: what was judged against the one before is judged anew.
        <LinesFile orderId={orderId} version={order.version} />
      )}
    </div>
  );
}

function BackToOrder({ orderId, label, variant }: { orderId: string; label: string; variant: 'filled' | 'default' }) {
  return (
    <Button
      variant={variant}
      renderRoot={(props) => <Link to="/purchasing/$orderId" params={{ orderId }} {...props} />}
    >
      {label}
    </Button>
  );
}

const words = { NEW: 'Added', CHANGED: 'Changed', UNCHANGED: 'Stays as it is' };

function LinesFile({ orderId, version }: { orderId: string; version: number }) {
  const [run, busy] = useRun(ImportLinesDocument, sheetPatience);
  const { file, report, refusal, choose, takeIn } = useSheetFile<MaskedReport>(async (sent) => {
    const answer = (await run({ input: { ...sent, purchaseOrderId: orderId, version } }))?.importPurchaseOrderLines;
    if (!answer) return null;
    switch (answer.__typename) {
      case 'SheetReport':
        return { report: answer };
      case 'SheetUnusable':
      case 'RowsHaveErrors':
      case 'IllegalPurchaseStep':
      case 'ChangedMeanwhile':
        return { refusal: answer.message };
      default:
        return never(answer);
    }
  });
  return (
    <SheetChooser
      says="One row for each item by its code, with how much. What has no price takes that of the day; lines that the file does not name stay."
      {...{ file, refusal, busy }}
      isOver={isTakenIn(report)}
      onChoose={(chosen) => void choose(chosen)}
      ways={<ExportOrderLines orderId={orderId} label="Lines that are there" size="md" />}
    >
      {report ? (
        <SheetReportView
          {...{ report, busy, words }}
          of="Item"
          done="The lines are in the order."
          onTakeIn={() => void takeIn()}
          next={<BackToOrder orderId={orderId} variant="filled" label="Look at the order" />}
        />
      ) : null}
    </SheetChooser>
  );
}
