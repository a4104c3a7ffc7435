import './api-keys.css';
import { useQuery } from '@apollo/client/react';
import { newId, problemOf } from '@college-kiosk/client';
import { ConfirmButton, DataTable, formatDay, PageHeader } from '@college-kiosk/ui';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconKey, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ApiKeysQuery } from '../../gql/graphql.ts';
import { TimelineButton } from '../../shell/TimelineButton.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { ChangeKey } from './ChangeKey.tsx';
import { isOver, KeyLimits, KeyState, KeyUse, Scopes } from './key-cells.tsx';
import { MakeKey } from './MakeKey.tsx';
import { RotateKey } from './RotateKey.tsx';

const ApiKeysDocument = graphql(`
  query ApiKeys {
    apiKeys {
      __typename
      id
      name
      createdAt
      madeBy
      expiresAt
      lastUsedAt
      networks
      costPerMinute
      secrets { __typename id createdAt endsAt lastUsedAt }
      withdrawnAt
      withdrawnBy
      outlet { __typename id name }
      scopes { __typename permission says }
    }
  }
`);
const WithdrawApiKeyDocument = graphql(`
  mutation WithdrawApiKey($input: WithdrawApiKeyInput!) {
    withdrawApiKey(input: $input) { __typename id withdrawnAt withdrawnBy }
  }
`);

type Key = ApiKeysQuery['apiKeys'][number];
type Open = { form: 'make' } | { form: 'change' | 'rotate'; key: Key };

/** The keys by which programs come in. */
export function ApiKeysPage() {
  const { organisation, may } = useSigned();
  const { zone } = organisation;
  const { data, error, loading, refetch } = useQuery(ApiKeysDocument, { fetchPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<Open | null>(null);
  const [search, setSearch] = useState('');
  const [which, setWhich] = useState<'working' | 'over'>('working');
  const toast = useToast();
  const now = useNow(30_000);
  const [run, busy] = useRun(WithdrawApiKeyDocument);
  const withdraw = async ({ id, name }: Key) => {
    const done = await run({ input: { commandId: newId(), keyId: id } });
    if (done) toast.done(`“${name}” opens nothing any more.`);
  };
  const day = (at: string) => formatDay(at, zone);
  const problem = error && !data ? problemOf(error) : null;
  const keys = data?.apiKeys ?? [];
  const wanted = search.trim().toLowerCase();
  const shown = keys.filter(
    (key) =>
      isOver(key, now) === (which === 'over') && `${key.name} ${key.madeBy ?? ''}`.toLowerCase().includes(wanted),
  );
  const make = { label: 'Make a key', onClick: () => setOpen({ form: 'make' }) };
  return (
    <>
      <PageHeader
        title="API keys"
        lead="For programs: what each may do, and when it was last used. Accounts, keys and security it manages only while its maker may."
        actions={
          may('key:manage') ? (
            <Button leftSection={<IconKey size={18} aria-hidden />} onClick={make.onClick}>
              {make.label}
            </Button>
          ) : null
        }
      />
      {keys.length > 0 ? (
        <div className="st-filters">
          <TextInput
            aria-label="Find a key"
            placeholder="Name, or who made it"
            leftSection={<IconSearch size={18} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label="Which keys"
            value={which}
            data={[
              { value: 'working', label: 'Working' },
              { value: 'over', label: 'Withdrawn or expired' },
            ]}
            onChange={(value) => setWhich(value as typeof which)}
          />
        </div>
      ) : null}
      <DataTable
        caption="API keys"
        rows={shown}
        rowKey={({ id }) => id}
        loading={loading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: () => void refetch() }}
        empty={
          keys.length > 0
            ? { kind: 'filtered', title: which === 'working' ? 'No working key fits' : 'No key is over' }
            : {
                kind: 'first-use',
                title: 'There is no key yet',
                children: 'A key lets a program of yours or of a partner use the API.',
                ...(may('key:manage') && { action: make }),
              }
        }
        columns={[
          {
            key: 'name',
            header: 'Name',
            render: ({ name, outlet }) => (
              <>
                <strong>{name}</strong>
                <small className="ak-soft">{outlet ? outlet.name : 'Every outlet'}</small>
              </>
            ),
          },
          { key: 'scopes', header: 'May', width: '30%', render: (key) => <Scopes scopes={key.scopes} /> },
          {
            key: 'made',
            header: 'Made',
            render: ({ createdAt, madeBy }) => (
              <>
                <span className="ak-when">{day(createdAt)}</span>
                <small className="ak-soft">{madeBy ? `by ${madeBy}` : 'on the machine'}</small>
              </>
            ),
          },
          { key: 'used', header: 'Last used', render: (key) => <KeyUse apiKey={key} now={now} zone={zone} /> },
          { key: 'limits', header: 'From, and budget', render: (key) => <KeyLimits apiKey={key} /> },
          { key: 'state', header: 'State', render: (key) => <KeyState apiKey={key} now={now} day={day} /> },
          {
            key: 'act',
            header: <span className="ck-hidden">Act</span>,
            render: (key) => (
              <span className="st-acts">
                <TimelineButton entity="api_key" id={key.id} name={key.name} />
                {may('key:manage') && !isOver(key, now) ? (
                  <>
                    <Button size="compact-sm" variant="default" onClick={() => setOpen({ form: 'change', key })}>
                      Change
                    </Button>
                    <Button size="compact-sm" variant="default" onClick={() => setOpen({ form: 'rotate', key })}>
                      New secret
                    </Button>
                    <ConfirmButton
                      size="compact-sm"
                      confirm="Withdraw for good"
                      disabled={busy}
                      onConfirm={() => void withdraw(key)}
                    >
                      Withdraw
                    </ConfirmButton>
                  </>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {open?.form === 'make' ? <MakeKey onClose={() => setOpen(null)} onMade={() => void refetch()} /> : null}
      {open?.form === 'change' ? <ChangeKey apiKey={open.key} onClose={() => setOpen(null)} /> : null}
      {open?.form === 'rotate' ? (
        <RotateKey apiKey={open.key} onClose={() => setOpen(null)} onMade={() => void refetch()} />
      ) : null}
    </>
  );
}
