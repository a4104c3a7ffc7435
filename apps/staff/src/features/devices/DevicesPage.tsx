import './devices.css';
import { useQuery } from '@apollo/client/react';
import { problemOf } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { TimelineButton } from '../../shell/TimelineButton.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { DeviceActs } from './DeviceActs.tsx';
import { kindNames } from './device-kinds.ts';
import { PairDevice } from './PairDevice.tsx';

const DevicesDocument = graphql(`
  query Devices {
    outlets {
      __typename
      id
      devices { __typename id kind name number pairedAt lastSeenAt revokedAt }
    }
  }
`);

const awakeMs = 2 * 60_000;

/** The screens of this outlet. */
export function DevicesPage() {
  const { outlet, organisation, may } = useSigned();
  const { data, error, loading, refetch } = useQuery(DevicesDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: 15_000,
  });
  const [pairing, setPairing] = useState(false);
  const now = useNow(10_000);
  const { zone } = organisation;
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const devices = data?.outlets.find(({ id }) => id === outlet.id)?.devices ?? [];
  const problem = error && !data ? problemOf(error) : null;
  return (
    <>
      <PageHeader
        title="Devices"
        lead={`Kiosks, kitchen displays, boards and tills of ${outlet.name}`}
        actions={
          may('device:pair') ? (
            <Button leftSection={<IconLink size={18} aria-hidden />} onClick={() => setPairing(true)}>
              Pair a device
            </Button>
          ) : null
        }
      />
      <DataTable
        caption="Devices"
        rows={devices}
        rowKey={({ id }) => id}
        loading={loading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => void refetch() }}
        empty={{
          kind: 'first-use',
          title: 'No device is paired yet',
          children:
            'Open /kiosk, /board, /staff/kitchen or /staff/till on the device: it shows six digits. Enter them here.',
          ...(may('device:pair') && { action: { label: 'Pair a device', onClick: () => setPairing(true) } }),
        }}
        columns={[
          { key: 'name', header: 'Name', render: ({ name }) => <strong>{name}</strong> },
          { key: 'kind', header: 'Kind', render: ({ kind, number }) => `${kindNames[kind]} ${number}` },
          { key: 'paired', header: 'Paired', render: ({ pairedAt }) => moment(pairedAt) },
          {
            key: 'seen',
            header: 'Last seen',
            render: ({ lastSeenAt }) => (lastSeenAt ? moment(lastSeenAt) : 'never'),
          },
          {
            key: 'state',
            header: 'State',
            render: ({ revokedAt, lastSeenAt }) =>
              revokedAt ? (
                <StatusPill tone="bad">Withdrawn</StatusPill>
              ) : lastSeenAt && now - Date.parse(lastSeenAt) < awakeMs ? (
                <StatusPill tone="good">Awake</StatusPill>
              ) : (
                <StatusPill tone="quiet">Silent</StatusPill>
              ),
          },
          ...(may('audit:read')
            ? [
                {
                  key: 'history',
                  header: 'History',
                  render: ({ id, name }: { id: string; name: string }) => (
                    <TimelineButton entity="device" id={id} name={name} />
                  ),
                },
              ]
            : []),
          ...(may('device:pair')
            ? [
                {
                  key: 'acts',
                  header: <span className="ck-hidden">Acts</span>,
                  render: (device: { id: string; name: string }) => (
                    <DeviceActs device={device} onChanged={() => void refetch()} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {pairing ? (
        <PairDevice
          onClose={() => setPairing(false)}
          onPaired={() => {
            setPairing(false);
            void refetch();
          }}
        />
      ) : null}
    </>
  );
}
