import { addPastBox, addPastClaim, seedExpenseCategories } from '../../modules/expenses/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { demoPerson } from './demo-person.ts';
import type { SeededCanteen } from './seed-canteen.ts';

const DAY_MS = 86_400_000;

/** What can be claimed in the demo, what the cook claimed yesterday, which waits for a yes, and the petty cash that the cook answers for. */
export async function seedExpenses(tx: Tx, canteen: SeededCanteen, now: Date): Promise<void> {
  const at = new Date(now.getTime() - DAY_MS);
  const [gas = '', cleaning = ''] = await seedExpenseCategories(tx, () => newId(at));
  const { id, label } = await demoPerson(tx, 'cook');
  const actor = { ...systemActor(label), kind: 'user', id } as const;
  const scope = { tx, now: at, actor, newId: () => newId(at), changed: () => {} };
  await addPastClaim(scope, {
    ...{ id: newId(at), outletId: canteen.outlets[0]?.id ?? '', title: 'Bought on the way in' },
    lines: [
      { categoryId: gas, what: 'Lighter gas for the burners', amount: 18_500 },
      { categoryId: cleaning, what: 'Scrubbers and gloves', amount: 14_000 },
    ],
  });
  const counter = await demoPerson(tx, 'manager');
  await addPastBox(
    { ...scope, actor: { ...actor, ...counter } },
    {
      ...{ id: newId(at), outletId: canteen.outlets[0]?.id ?? '', name: 'Kitchen box', custodianId: id },
      ...{ amount: 300_000, voucherLimit: 50_000 },
      vouchers: [
        { categoryId: cleaning, what: 'Matches and candles for the power cut', amount: 6_000 },
        { categoryId: gas, what: 'Auto rickshaw for the spare cylinder', amount: 12_000 },
      ],
    },
  );
}
