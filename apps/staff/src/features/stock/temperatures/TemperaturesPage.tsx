import '../stock.css';
import './temperatures.css';
import { useQuery } from '@apollo/client/react';
import { newId } from '@college-kiosk/client';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { ExportStock, temperatureSheet } from '../sheets/ExportStock.tsx';
import { Readings } from './Readings.tsx';
import { UnitCard } from './UnitCard.tsx';
import { type UnitDraft, UnitForm } from './UnitForm.tsx';
import { useReadings } from './use-readings.ts';

const StorageUnitsDocument = graphql(`
  query StorageUnits($outletId: UUID!) {
    storageUnits(outletId: $outletId) {
      __typename
      id
      name
      kind
      warmest
      coldest
      retiredAt
      version
      lastReading { __typename id temperature warmest coldest isOut readAt businessDate readByLabel }
    }
  }
`);

const pollMs = 15_000;

/** How warm food is kept: each unit with the field for now, and the log of what was read. Made for a tablet on the wall. */
export function TemperaturesPage() {
  const { outlet, may } = useSigned();
  const [draft, setDraft] = useState<UnitDraft | null>(null);
  const { data, error, refetch } = useQuery(StorageUnitsDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
    pollInterval: pollMs,
  });
  const readings = useReadings();
  const manages = may('stock:manage');
  const add = () => setDraft({ id: newId(), name: '', kind: 'FRIDGE', inUse: true, version: 0 });
  const units = data?.storageUnits ?? [];
  return (
    <>
      <PageHeader
        title="Temperatures"
        lead={`Where ${outlet.name} keeps food cold or hot`}
        actions={
          <>
            <ExportStock choices={temperatureSheet} />
            {manages ? (
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
                Add a unit
              </Button>
            ) : null}
          </>
        }
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" label="Units" />
      ) : units.length === 0 ? (
        <EmptyState
          kind="first-use"
          title="No refrigerator is known yet"
          {...(manages && { action: { label: 'Add a unit', onClick: add } })}
        >
          Add each refrigerator, each freezer and what keeps food hot; staff read them, and out of limits is an alert.
        </EmptyState>
      ) : (
        <>
          <ul className="tp-units">
            {units.map(({ retiredAt, ...unit }) => (
              <UnitCard
                key={unit.id}
                unit={{ ...unit, retiredAt }}
                onRead={() => {
                  readings.refetch();
                  void refetch();
                }}
                onChange={
                  manages
                    ? () => {
                        const { id, name, kind, version } = unit;
                        setDraft({ id, name, kind, version, inUse: retiredAt === null });
                      }
                    : null
                }
              />
            ))}
          </ul>
          <Readings units={units} readings={readings} />
        </>
      )}
      {draft ? (
        <UnitForm
          outletId={outlet.id}
          draft={draft}
          onClose={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            void refetch();
          }}
        />
      ) : null}
    </>
  );
}
