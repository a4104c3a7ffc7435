import { useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const HoldBatchesDocument = graphql(`
  mutation HoldBatches($input: HoldBatchesInput!) {
    holdBatches(input: $input) { __typename id status }
  }
`);

type Props = { batchIds: readonly string[]; block: boolean; onDone: () => void; one?: boolean };

/** Blocks what is left of batches in this outlet, one or all, or lets it go again, for a reason. */
export function HoldForm({ batchIds, block, onDone, one = false }: Props) {
  const { outlet } = useSigned();
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [run, busy] = useRun(HoldBatchesDocument);
  const hold = async (event: FormEvent) => {
    event.preventDefault();
    const said = { outletId: outlet.id, batchIds: [...batchIds], block, reason: reason.trim() };
    if (!(await run({ input: { commandId: commandId(said), ...said } }))) return;
    setReason('');
    toast.done(block ? 'It is blocked: nothing is sold of it.' : 'It is used again.');
    onDone();
  };
  return (
    <form className="sk-no" data-one={one || undefined} onSubmit={hold}>
      <TextInput
        label={`${block ? 'Block' : 'Let'} ${one ? 'this batch' : 'it'}${block ? '' : ' go again'} at ${outlet.name}`}
        placeholder="Why"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" {...(block && { color: 'chilli' })} loading={busy} disabled={reason.trim() === ''}>
        {block ? (one ? 'Block this batch' : 'Block all that is left') : 'Let it go'}
      </Button>
    </form>
  );
}
