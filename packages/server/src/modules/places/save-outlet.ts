import { AppError, isRefusal, isValidGstin, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { outletChanged } from '../../events/places.ts';
import { denial, holdsIn } from '../../platform/auth/actor.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { nameOf } from '../../platform/command/name.ts';
import { unlessTaken } from '../../platform/command/unless-taken.ts';
import { socket } from '../../platform/socket.ts';
import { DEVICE_SERIES, OUTLET_CODE } from './outlet-code.ts';
import { keepRegistrationChange } from './registrations.ts';
import { organisations, outlets } from './tables.ts';

/** What else an outlet has from its first moment, by the rooms that own it: in the transaction that makes it. */
export const onOutletMade = socket<(scope: CommandScope, outletId: string) => Promise<void>>('places.onOutletMade');

const minute = z.int().min(0).max(1440);

/**
 * Makes an outlet, or changes the one with this id. Its code becomes the beginning of its invoice numbers. Whoever runs one outlet makes no
 * others: a new one takes the permission everywhere.
 */
export const saveOutlet = command({
  name: 'places.saveOutlet',
  permission: 'outlet:manage',
  input: z
    .object({
      id: z.uuid(),
      code: z
        .string()
        .regex(OUTLET_CODE, 'Two to four capitals or digits, beginning with a letter.')
        .refine((code) => !DEVICE_SERIES.test(code), {
          error: 'Two characters, then K or C and a digit, is the invoice series of a device. Choose another.',
        }),
      name: nameOf(80),
      opensAt: minute,
      closesAt: minute,
      dayCutHour: z.int().min(0).max(12),
      tokenPrefix: z.string().regex(/^[A-Z]{1,2}$/, 'One or two capitals.'),
      cooksBeforePay: z.boolean().default(false),
      gstin: z
        .string()
        .refine(isValidGstin, 'Fifteen capitals and digits, as on the certificate; one of them is wrong.')
        .nullish()
        .transform((gstin) => gstin ?? null),
      address: z
        .string()
        .trim()
        .max(300, 'At most 300 characters.')
        .nullish()
        .transform((address) => address || null),
    })
    .refine((outlet) => outlet.opensAt < outlet.closesAt, {
      path: ['closesAt'],
      error: 'It must close after it opens.',
    }),
  async handle(scope, { id, ...outlet }) {
    const { tx, actor, within, emit, changed } = scope;
    // The organisation before its outlets, as whoever changes that one has it: which registration an outlet leaves follows from both.
    const [organisation] = await tx.select().from(organisations).for('share');
    if (!organisation) throw new AppError('NOT_FOUND', 'This installation has no organisation yet.');
    const [known] = await tx.select().from(outlets).where(eq(outlets.id, id)).for('update');
    if (known) within(id);
    else if (!holdsIn(actor, 'outlet:manage', null)) throw denial(actor, 'outlet:manage');

    const taken = refuse('CODE_TAKEN', `Another outlet has the code ${outlet.code}. Choose another.`);
    const saved = await unlessTaken('outlets_code', taken, () =>
      tx
        .insert(outlets)
        .values({ id, organisationId: organisation.id, ...outlet })
        .onConflictDoUpdate({ target: outlets.id, set: outlet }),
    );
    if (isRefusal(saved)) return saved;
    changed({ entity: 'outlet', id, before: known ?? null, after: outlet });
    if (known) {
      const place = { outlet: known, organisation };
      await keepRegistrationChange(scope, place, { outlet: { ...known, ...outlet } });
    }
    if (!known) await scope.use(onOutletMade)(scope, id);
    emit(outletChanged, { outletId: id });
    return { outletId: id };
  },
});
