import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { personOf } from '../identity/index.ts';
import { personalRecords } from './personal.ts';

/**
 * Everything that the product keeps about the person, as JSON (DPDP Act 2023 §11, GDPR 15 and 20). It is a command so that the
 * audit trail knows who took a copy; the copy itself is stored nowhere. The person must have confirmed that it is them.
 */
export const exportMyData = command({
  name: 'privacy.exportMyData',
  permission: 'signed-in',
  confirmed: true,
  input: z.object({}),
  async handle({ tx, now, actor, use }) {
    const person = await personOf(tx, actor.id ?? '');
    if (!person) throw new AppError('NOT_FOUND', 'There is no such account.');
    const records: Record<string, readonly object[]> = {};
    for (const { name, read } of use(personalRecords)) records[name] = await read(tx, person);
    const kept = use(personalRecords).flatMap(({ name, kept: why }) => (why ? [{ name, why }] : []));
    return { madeAt: now, content: JSON.stringify({ madeAt: now, person, records, keptAfterErasure: kept }, null, 2) };
  },
});
