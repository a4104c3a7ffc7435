import './counts.css';
import { Notice, PageHeader } from '@college-kiosk/ui';
import { Button, NativeSelect, Pill, SegmentedControl, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { StockCountClass } from '../../../gql/graphql.ts';
import { type ChosenItem, StockItemSelect } from '../../../shell/StockItemSelect.tsx';
import { useLocations } from '../../../shell/use-locations.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { classWords } from './count-words.ts';
import { useOpenCount } from './use-open-count.ts';

/** Which location is counted, and what of it. */
export function NewCountPage() {
  const { outlet } = useSigned();
  const there = useLocations(outlet.id).locations ?? [];
  const [kind, setKind] = useState<'FULL' | 'CYCLE' | 'SPOT'>('FULL');
  const [countClass, setCountClass] = useState<StockCountClass>('A');
  const [chosenLocation, setLocation] = useState('');
  const [items, setItems] = useState<readonly ChosenItem[]>([]);
  const [note, setNote] = useState('');
  const { open, busy, refusal } = useOpenCount();
  const locationId = chosenLocation || (there.length === 1 ? (there[0]?.id ?? '') : '');
  const ready = locationId !== '' && (kind !== 'SPOT' || items.length > 0);
  const begin = (event: FormEvent) => {
    event.preventDefault();
    void open({
      ...{ outletId: outlet.id, locationId, kind, note: note.trim() || null },
      countClass: kind === 'CYCLE' ? countClass : null,
      stockItemIds: kind === 'SPOT' ? items.map(({ id }) => id) : null,
    });
  };
  return (
    <form className="sc-new" onSubmit={begin} noValidate>
      <PageHeader
        title="Begin a count"
        lead="Nobody is told what should be there. One count at a time in each location."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock/counts" {...props} />}>
            Back to counts
          </Button>
        }
      />
      <NativeSelect
        label="Location"
        size="md"
        data={[{ value: '', label: 'Choose a location' }, ...there.map(({ id, name }) => ({ value: id, label: name }))]}
        value={locationId}
        onChange={(event) => setLocation(event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label="What is counted"
        value={kind}
        data={[
          { value: 'FULL', label: 'Everything' },
          { value: 'CYCLE', label: 'A class' },
          { value: 'SPOT', label: 'Some items' },
        ]}
        onChange={(value) => setKind(value as typeof kind)}
      />
      {kind === 'CYCLE' ? (
        <NativeSelect
          label="Class"
          size="md"
          data={Object.entries(classWords).map(([value, label]) => ({ value, label }))}
          value={countClass}
          onChange={(event) => setCountClass(event.currentTarget.value as StockCountClass)}
        />
      ) : null}
      {kind === 'SPOT' ? (
        <>
          <StockItemSelect
            key={items.length}
            outletId={outlet.id}
            chosen={null}
            onChoose={(item) => item && !items.some(({ id }) => id === item.id) && setItems([...items, item])}
          />
          {items.length > 0 ? (
            <Pill.Group>
              {items.map(({ id, name }) => (
                <Pill
                  key={id}
                  size="lg"
                  withRemoveButton
                  removeButtonProps={{ 'aria-label': `Leave out ${name}`, 'aria-hidden': false, tabIndex: 0 }}
                  onRemove={() => setItems(items.filter((one) => one.id !== id))}
                >
                  {name}
                </Pill>
              ))}
            </Pill.Group>
          ) : null}
        </>
      ) : null}
      <TextInput label="Note" maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {refusal ? (
        <Notice>
          {refusal.message}{' '}
          {refusal.countId ? (
            <Link to="/stock/counts/$countId" params={{ countId: refusal.countId }}>
              Go on with it
            </Link>
          ) : null}
        </Notice>
      ) : null}
      <Button type="submit" size="md" loading={busy} disabled={!ready}>
        Begin
      </Button>
    </form>
  );
}
