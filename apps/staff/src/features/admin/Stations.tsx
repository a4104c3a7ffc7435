import { useApolloClient } from '@apollo/client/react';
import { never, newId } from '@college-kiosk/client';
import { EmptyState, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned, ViewerDocument } from '../../shell/viewer.tsx';

const SaveStationDocument = graphql(`
  mutation SaveStation($input: SaveStationInput!) {
    saveStation(input: $input) {
      __typename
      ... on Station { id code name position }
      ... on CodeTaken { code message }
    }
  }
`);

type Draft = { id: string; code: string; name: string; position: number };

/** Where dishes are made; each may have a display of its own. */
export function Stations() {
  const { outlet } = useSigned();
  const stations = [...outlet.stations].sort((a, b) => a.position - b.position);
  const [fresh, setFresh] = useState<Draft | null>(null);
  const add = () => setFresh({ id: newId(), code: '', name: '', position: (stations.at(-1)?.position ?? 0) + 1 });
  return (
    <section className="ad-card">
      <h2>Stations</h2>
      {stations.length === 0 && !fresh ? (
        <EmptyState kind="first-use" title="No station yet" action={{ label: 'Add the first', onClick: add }}>
          A dish without a station is handed over as it is.
        </EmptyState>
      ) : null}
      <ul className="ad-stations">
        {stations.map((station) => (
          <StationRow key={station.id} station={station} isNew={false} onSaved={() => undefined} />
        ))}
        {fresh ? <StationRow key={fresh.id} station={fresh} isNew onSaved={() => setFresh(null)} /> : null}
      </ul>
      {fresh || stations.length === 0 ? null : (
        <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
          Add a station
        </Button>
      )}
    </section>
  );
}

function StationRow({ station, isNew, onSaved }: { station: Draft; isNew: boolean; onSaved: () => void }) {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const toast = useToast();
  const [code, setCode] = useState(station.code);
  const [name, setName] = useState(station.name);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(SaveStationDocument);
  const changed = isNew || code !== station.code || name !== station.name;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({
      input: { id: station.id, outletId: outlet.id, code, name: name.trim(), position: station.position },
    });
    const answer = data?.saveStation;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Station':
        toast.done(`${answer.name} is saved.`);
        if (isNew) await apollo.query({ query: ViewerDocument, fetchPolicy: 'network-only' }).catch(() => undefined);
        return onSaved();
      case 'CodeTaken':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  return (
    <li>
      <form onSubmit={save}>
        <TextInput
          aria-label="Code of the station"
          placeholder="GRILL"
          maxLength={12}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          aria-label="Name of the station"
          placeholder="Grill"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" loading={busy} disabled={!changed || code === '' || name.trim() === ''}>
          Save
        </Button>
      </form>
      {refusal}
    </li>
  );
}
