import { NativeSelect, TextInput } from '@mantine/core';
import { useSigned } from '../../shell/viewer.tsx';
import { type RoleChoice, roleOptions } from './role-choice.ts';

/** A role as it is being chosen; texts are as they were typed. */
export type RoleWish = {
  role: string;
  outletId: string;
  until: string;
  refund: string;
  discount: string;
  purchase: string;
};

export const noWish: RoleWish = { role: 'CASHIER', outletId: '', until: '', refund: '', discount: '', purchase: '' };

/** Which role, where, until when. */
export function RoleFields({
  wish,
  roles,
  onChange,
  limits,
}: {
  wish: RoleWish;
  roles: readonly RoleChoice[];
  onChange: (wish: RoleWish) => void;
  /** Whether amounts are asked for as well. */
  limits: boolean;
}) {
  const { viewer } = useSigned();
  const set = (change: Partial<RoleWish>) => onChange({ ...wish, ...change });
  const chosen = roles.find(({ role }) => role === wish.role);
  return (
    <>
      <NativeSelect
        label="Role"
        description={chosen?.says}
        value={wish.role}
        data={roleOptions(roles)}
        onChange={(event) => set({ role: event.currentTarget.value })}
      />
      <NativeSelect
        label="Where"
        value={wish.outletId}
        data={[
          { value: '', label: 'Everywhere' },
          ...viewer.outlets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => set({ outletId: event.currentTarget.value })}
      />
      <TextInput
        label="Until (may stay empty)"
        description="From then on, by the clock of this device, the role counts no more."
        type="datetime-local"
        value={wish.until}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
      {limits ? (
        <fieldset className="ac-limits">
          <legend>Alone up to, in whole rupees (may stay empty)</legend>
          {(['refund', 'discount', 'purchase'] as const).map((kind) => (
            <TextInput
              key={kind}
              label={{ refund: 'Refunds', discount: 'Discounts', purchase: 'Purchases' }[kind]}
              inputMode="numeric"
              maxLength={9}
              value={wish[kind]}
              onChange={(event) => set({ [kind]: event.currentTarget.value.replace(/\D/g, '') })}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

/** What is sent for a wish: an instant instead of what the clock of this device calls it, and paise. */
export function roleInput({ role, outletId, until, refund, discount, purchase }: RoleWish) {
  const paise = (rupees: string) => (rupees === '' ? null : Number(rupees) * 100);
  return {
    role,
    outletId: outletId || null,
    expiresAt: until === '' ? null : new Date(until).toISOString(),
    limits: {
      refundUpToMinor: paise(refund),
      discountUpToMinor: paise(discount),
      purchaseUpToMinor: paise(purchase),
    },
  };
}
