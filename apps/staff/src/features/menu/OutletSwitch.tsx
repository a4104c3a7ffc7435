import { newId } from '@college-kiosk/client';
import { Switch } from '@mantine/core';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const SetOutletOpenDocument = graphql(`
  mutation SetOutletOpen($input: SetOutletOpenInput!) {
    setOutletOpen(input: $input) { __typename id takesOrders openNow }
  }
`);

/** Opens the outlet for orders or closes it, on top of its hours. */
export function OutletSwitch() {
  const { outlet } = useSigned();
  const toast = useToast();
  const [run, busy] = useRun(SetOutletOpenDocument);
  const set = async (takesOrders: boolean, again: boolean) => {
    const data = await run({ input: { commandId: newId(), outletId: outlet.id, takesOrders } });
    if (!data || again) return;
    const text = takesOrders ? `${outlet.name} takes orders.` : `${outlet.name} takes no more orders.`;
    toast.done(text, () => void set(!takesOrders, true));
  };
  return (
    <Switch
      size="md"
      checked={outlet.takesOrders}
      disabled={busy}
      label={outlet.takesOrders && !outlet.openNow ? 'Takes orders in its hours' : 'Takes orders'}
      onChange={(event) => void set(event.currentTarget.checked, false)}
    />
  );
}
