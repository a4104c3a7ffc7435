import { useQuery } from '@apollo/client/react';
import { never, newId, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';

const SaveDrawerDocument = graphql(`
  mutation SaveDrawer($input: SaveDrawerInput!) {
    saveDrawer(input: $input) {
      __typename
      ... on Drawer { id name deviceId inUse }
      ... on DrawerInUse { code message }
      ... on DrawerNameTaken { code message }
      ... on TillHasDrawer { code message }
    }
  }
`);
const TillsDocument = graphql(`
  query Tills {
    outlets { __typename id devices { __typename id kind name revokedAt } }
  }
`);

type Drawer = { id: string; name: string; deviceId: string | null; inUse: boolean };
type Props = { outletId: string; drawer?: Drawer; onDone: () => void };

/** What a drawer is called, and the till it stands at. */
export function SaveDrawer({ outletId, drawer, onDone }: Props) {
  const idOf = useCommandId();
  const drawerId = useRef(drawer?.id ?? newId());
  const { data } = useQuery(TillsDocument);
  const devices = data?.outlets.find(({ id }) => id === outletId)?.devices ?? [];
  const tills = devices.filter(({ kind, revokedAt }) => kind === 'COUNTER' && revokedAt === null);
  const [name, setName] = useState(drawer?.name ?? '');
  const [deviceId, setDeviceId] = useState(drawer?.deviceId ?? '');
  const [inUse, setInUse] = useState(drawer?.inUse ?? true);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveDrawerDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const said = { id: drawerId.current, outletId, name: name.trim(), deviceId: deviceId || null, inUse };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.saveDrawer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Drawer':
        return onDone();
      case 'DrawerInUse':
      case 'DrawerNameTaken':
      case 'TillHasDrawer':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="dr-form dr-save" onSubmit={save}>
      <TextInput
        label="Name"
        size="lg"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Stands at"
        size="lg"
        value={deviceId}
        data={[
          { value: '', label: 'A desk: whoever opens it answers for it' },
          ...tills.map((till) => ({ value: till.id, label: till.name })),
        ]}
        onChange={(event) => setDeviceId(event.currentTarget.value)}
      />
      {drawer ? (
        <Switch label="In use" size="lg" checked={inUse} onChange={(event) => setInUse(event.currentTarget.checked)} />
      ) : null}
      {refusal ? <Notice>{refusal}</Notice> : null}
      <div className="dr-moves">
        <Button type="submit" size="lg" disabled={name.trim() === ''} loading={busy}>
          Save
        </Button>
        <Button size="lg" variant="subtle" color="steel" onClick={onDone}>
          Back
        </Button>
      </div>
    </form>
  );
}
