import { isRefusal, isValidGstin, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, asc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { isSameRow } from '../../../platform/command/same-row.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { planAnew } from '../replenishment/hold-outlets.ts';
import type { Supplier } from './supplier.ts';
import { suppliers } from './tables.ts';

const text = (max: number) => z.string().trim().min(1).max(max).nullish();

/**
 * Makes a supplier, changes one, or takes one out of use. Suppliers belong to the organisation: whoever keeps them in any outlet keeps
 * them for all. Said again as it stands, it does nothing. Refuses NAME_TAKEN, CHANGED_MEANWHILE, GSTIN_INVALID for a registration whose check
 * character does not fit (rules §1), and GSTIN_TAKEN for one that another supplier has, unless it is said that they share it. A small enterprise is
 * paid within 45 days: INVALID for more.
 */
export const saveSupplier = command({
  name: 'purchasing.saveSupplier',
  permission: 'supplier:manage',
  input: z
    .object({
      id: z.uuid(),
      name: nameOf(120),
      contact: text(120),
      phone: z
        .string()
        .trim()
        .regex(/^\+?[0-9 -]{6,20}$/, 'Digits, spaces and hyphens.')
        .nullish(),
      email: z.email().max(254).nullish(),
      gstin: text(20),
      // They are another supplier than whoever has this registration too; left out, it stays as it was said of this registration.
      sharesGstin: z.boolean().nullish(),
      paymentDays: z.int().min(0).max(365),
      isMsme: z.boolean(),
      leadDays: z.int().min(0).max(365),
      // Left out, it stays as it is.
      inUse: z.boolean().nullish(),
      // The version that was changed; 0 makes the supplier.
      version: z.int().min(0).default(0),
    })
    .refine(({ isMsme, paymentDays }) => !isMsme || paymentDays <= 45, {
      path: ['paymentDays'],
      error: 'A micro or small enterprise is paid within 45 days.',
    }),
  about: ({ id }) => ({ entity: 'supplier', id }),
  async handle(
    { tx, now, changed },
    { inUse: wanted, version, sharesGstin: said, ...given },
  ): Promise<Supplier | Refusal> {
    if (given.gstin && !isValidGstin(given.gstin)) {
      return refuse(
        'GSTIN_INVALID',
        'This is no GSTIN: fifteen capitals and digits, as on the certificate; one of them is wrong.',
      );
    }
    await planAnew({ tx, changed });
    const [known] = await tx.select().from(suppliers).where(eq(suppliers.id, given.id)).for('update');
    const { contact = null, phone = null, email = null, gstin = null } = given;
    const inUse = wanted ?? !known?.retiredAt;
    const retiredAt = inUse ? null : (known?.retiredAt ?? now);
    const sharesGstin = gstin !== null && (said ?? (known?.gstin === gstin && known.sharesGstin));
    const row = { ...given, contact, phone, email, gstin, sharesGstin, retiredAt, version: (known?.version ?? 0) + 1 };
    if (known && isSameRow(known, row)) return known;
    if ((known?.version ?? 0) !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed this supplier in the meantime: look at them again.');
    }
    const other = sharesGstin ? null : await otherWith(tx, gstin, given.id);
    if (other) return gstinTaken(other);
    const taken = refuse('NAME_TAKEN', `There is a supplier called ${given.name} already.`);
    const saved = await unlessTaken('suppliers_gstin', gstinTaken(null), () =>
      unlessTaken('suppliers_name', taken, () =>
        tx.insert(suppliers).values(row).onConflictDoUpdate({ target: suppliers.id, set: row }),
      ),
    );
    if (isRefusal(saved)) return saved;
    changed({
      ...{ entity: 'supplier', id: given.id, before: known ?? null, after: row },
      personal: ['contact', 'phone', 'email'],
    });
    return row;
  },
});

/** Who else has a registration; null for nobody. */
async function otherWith(tx: Tx, gstin: string | null, id: string): Promise<Supplier | null> {
  if (gstin === null) return null;
  const others = and(eq(suppliers.gstin, gstin), ne(suppliers.id, id));
  const [other] = await tx
    .select()
    .from(suppliers)
    .where(others)
    .orderBy(asc(suppliers.sharesGstin), asc(suppliers.id));
  return other ?? null;
}

/** Somebody has the registration: this one, or who was saved this moment. */
function gstinTaken(other: Supplier | null): Refusal<'GSTIN_TAKEN'> {
  const help = 'Change them instead, or say that these are two suppliers of one registration.';
  const message = `${other?.name ?? 'Another supplier'} has this GSTIN already. ${help}`;
  return refuse('GSTIN_TAKEN', message, { supplierIds: other ? [other.id] : [] });
}
