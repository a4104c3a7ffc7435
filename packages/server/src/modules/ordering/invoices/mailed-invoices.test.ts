import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { ASHA, salesOf } from '../../../testing/invoiced-sales.ts';
import { documentPrints } from '../../finance/index.ts';
import { checkInvoice } from './check-invoice.ts';
import { invoiceFacts, madeOut } from './invoice-facts.ts';
import { linkMaker } from './invoice-link.ts';
import { mailInvoice } from './mail-invoice.ts';
import { readInvoiceFacts } from './read-invoice-facts.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

const { counter, student, sold, ownOrder, asked } = salesOf(() => canteen);
const factsOf = async (documentId: string) => {
  const links = linkMaker((socket) => canteen.platform.sockets.use(socket));
  return invoiceFacts.parse(await readInvoiceFacts(canteen.db, documentId, links));
};
const copies = (documentId: string) =>
  canteen.db.select().from(documentPrints).where(eq(documentPrints.documentId, documentId));

describe('by e-mail', () => {
  const mailed = async () => [
    ...(await canteen.db.execute<{ recipient_email: string; data: unknown; user_id: string | null }>(
      sql`select recipient_email, data, user_id from mails where template = 'ordering.invoice' order by written_at, data -> 'copy', id`,
    )),
  ];
  const send = (documentId: string, email?: string, as = counter()) => {
    const { format: _, ...input } = asked(documentId);
    return mailInvoice(as, { ...input, paper: 'A4', email });
  };

  test('it goes to the address that is said, counts as a copy, and says what the paper says', async () => {
    const { invoice } = await sold();
    expect(await send(invoice.id, 'guest@college.example')).toMatchObject({ copy: 1 });
    expect(await send(invoice.id, 'guest@college.example')).toMatchObject({ copy: 2 });
    const letters = (await mailed()).slice(-2);
    expect(letters.map(({ recipient_email }) => recipient_email)).toEqual([
      'guest@college.example',
      'guest@college.example',
    ]);
    expect(madeOut.parse(letters[1]?.data)).toMatchObject({ copy: 2, facts: { number: invoice.number, total: 6_000 } });
  });

  test('without an address it is refused, and neither letter nor copy is left', async () => {
    const { invoice } = await sold();
    const before = (await mailed()).length;
    expect(await send(invoice.id)).toMatchObject({ code: 'ADDRESS_MISSING' });
    expect([(await mailed()).length, await copies(invoice.id)]).toEqual([before, []]);
  });

  test('whoever sees only their own sends it to nobody but themselves', async () => {
    const { invoice } = await ownOrder();
    await expect(send(invoice.id, 'other@college.example', student())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await canteen.db.execute(
      sql`insert into users (id, email, name, password_hash) values (${ASHA}, 'asha@college.example', 'Asha', 'x')`,
    );
    expect(await send(invoice.id, undefined, student())).toMatchObject({ copy: 1 });
    const own = (await mailed()).filter(({ recipient_email }) => recipient_email === 'asha@college.example');
    expect(own).toMatchObject([{ user_id: ASHA }]);
  });
});

test('whoever holds a paper sees that it is genuine, without a line or a name of it; a made-up link finds nothing', async () => {
  const { invoice } = await sold();
  const { link } = await factsOf(invoice.id);
  const proof = link.slice(link.lastIndexOf('/') + 1);
  expect(await checkInvoice(canteen.anonymous(), { proof })).toEqual({
    ...{ form: 'TAX_INVOICE', number: invoice.number, issuedAt: '24-11-2026 12:30', seller: 'Test College Canteen' },
    ...{ outlet: 'Outlet MC', gstin: null, taxable: 5_714, tax: 286, total: 6_000 },
  });
  const other = (await sold()).invoice;
  const swapped = `${other.id}.${proof.split('.')[1]}`;
  for (const wrong of [invoice.id, `${proof}x`, proof.slice(0, -1), swapped, '', 'nonsense', `${proof}.${proof}`]) {
    await expect(checkInvoice(canteen.anonymous(), { proof: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});
