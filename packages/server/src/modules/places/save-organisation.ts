import { AppError, isValidGstin } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { outletChanged } from '../../events/places.ts';
import { denial, holdsIn } from '../../platform/auth/actor.ts';
import { command } from '../../platform/command/command.ts';
import { nameOf } from '../../platform/command/name.ts';
import { keepRegistrationChange } from './registrations.ts';
import { organisations, outlets, taxProfile } from './tables.ts';

const gstin = z
  .string()
  .refine(isValidGstin, 'Fifteen capitals and digits, as on the certificate; one of them is wrong.');

/**
 * Says who the organisation is: its names, registration and food licence. How it is taxed (State, profile, whether prices hold the tax) is
 * decided before its first outlet and stays from then on, for documents go by it: CONFLICT. Takes the permission everywhere.
 */
export const saveOrganisation = command({
  name: 'places.saveOrganisation',
  permission: 'outlet:manage',
  input: z
    .object({
      commandId: z.uuid(),
      name: nameOf(80),
      legalName: nameOf(120),
      gstin: gstin.nullish().transform((value) => value ?? null),
      fssaiLicence: z
        .string()
        .regex(/^\d{14}$/, 'Fourteen digits, as on the licence.')
        .nullish()
        .transform((value) => value ?? null),
      stateCode: z.string().regex(/^\d{2}$/, 'The two digits of the State, as a GSTIN begins with them.'),
      taxProfile: z.enum(taxProfile.enumValues),
      pricesIncludeTax: z.boolean(),
    })
    .refine((one) => one.gstin === null || one.gstin.startsWith(one.stateCode), {
      path: ['gstin'],
      error: 'This registration is of another State.',
    }),
  once: ({ commandId }) => commandId,
  async handle(scope, { commandId: _, ...said }) {
    const { tx, actor, emit, changed } = scope;
    if (!holdsIn(actor, 'outlet:manage', null)) throw denial(actor, 'outlet:manage');
    const [known] = await tx.select().from(organisations).for('update');
    if (!known) throw new AppError('NOT_FOUND', 'This installation has no organisation yet.');
    const sold = await tx.select().from(outlets).orderBy(outlets.id).for('update');
    const stays = ['stateCode', 'taxProfile', 'pricesIncludeTax'] as const;
    if (sold.length > 0 && stays.some((fact) => known[fact] !== said[fact])) {
      throw new AppError('CONFLICT', 'There are outlets already: how the organisation is taxed stays as it is.');
    }
    await tx.update(organisations).set(said).where(eq(organisations.id, known.id));
    changed({ entity: 'organisation', id: known.id, before: known, after: said });
    for (const outlet of sold) {
      await keepRegistrationChange(scope, { outlet, organisation: known }, { organisation: { ...known, ...said } });
      emit(outletChanged, { outletId: outlet.id });
    }
    return { organisationId: known.id };
  },
});
