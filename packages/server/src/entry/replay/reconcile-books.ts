import { type Comparison, type DayRun, differs, rupees, sum } from './day-run.ts';
import type { ReadEntry } from './read-back.ts';

/** One invoice for each order, of its amount; the numbers of each series run from 1 without a gap. */
export function invoicesRun({ read }: DayRun): Comparison {
  const series = new Map<string, number[]>();
  for (const { number } of read.orders.flatMap(({ documents }) => documents)) {
    const at = number.lastIndexOf('/');
    const name = number.slice(0, at);
    series.set(name, [...(series.get(name) ?? []), Number(number.slice(at + 1))]);
  }
  const ranges = [...series].map(([name, numbers]) => `${name}/1..${Math.max(...numbers)}`);
  return {
    what: `invoices gap-free: ${ranges.join(', ') || 'none'}`,
    differences: [
      ...[...series].flatMap(([name, numbers]) =>
        [...numbers]
          .sort((a, b) => a - b)
          .flatMap((number, index) => differs(`${name}: number ${index + 1} of the series`, number, index + 1)),
      ),
      ...read.orders.flatMap(({ token, documents, taxable, tax, total, roundOff }) => {
        const [invoice, ...more] = documents;
        if (!invoice || more.length > 0) return [`${token} has ${documents.length} documents, not one`];
        return [
          ...differs(`${token}: its document`, invoice.type, 'INVOICE'),
          ...differs(`${token}: taxable on its invoice`, invoice.taxable, taxable),
          ...differs(`${token}: tax on its invoice`, invoice.tax, tax),
          ...differs(`${token}: rounding on its invoice`, invoice.roundOff, roundOff),
          ...differs(`${token}: the total of its invoice`, invoice.total, total + roundOff),
          ...differs(`${token}: its total`, total, taxable + tax),
        ];
      }),
    ],
  };
}

/** Every entry balances, the trial balance does, and it is the sum of the entries, account by account. */
export function booksBalance({ read }: DayRun): Comparison {
  const { entries, trialBalance, orders } = read;
  const sales = entries.filter(({ event }) => event === 'sale').map(({ sourceId }) => sourceId);
  const numbers = entries.map(({ number }) => number);
  const rows = new Map(trialBalance.rows.map((row) => [row.account.code, row.debit - row.credit]));
  const accounts = new Set([...rows.keys(), ...entries.flatMap(({ lines }) => lines.map((line) => line.account.code))]);
  return {
    what: `trial balance of ${rows.size} accounts: debit ${rupees(trialBalance.debit)} = credit ${rupees(trialBalance.credit)}, from ${entries.length} entries`,
    differences: [
      ...differs('the debit side', trialBalance.debit, trialBalance.credit),
      ...differs('the sum of all balances', sum(rows.values()), 0),
      ...entries.flatMap(({ number, lines, total }) => [
        ...differs(`entry ${number}: its debits`, sum(lines.map((line) => line.debit)), total),
        ...differs(`entry ${number}: its credits`, sum(lines.map((line) => line.credit)), total),
      ]),
      ...differs('the number of different entries', new Set(numbers).size, entries.length),
      ...[...accounts].flatMap((code) => differs(`account ${code}`, rows.get(code) ?? 0, moved(entries, code))),
      ...orders.flatMap(({ id, token }) =>
        differs(`${token}: its sales in the day book`, sales.filter((source) => source === id).length, 1),
      ),
      ...differs('the number of sales in the day book', sales.length, orders.length),
    ],
  };
}

/** Revenue, output tax and rounding in the books are those of the orders. */
export function revenueIsBooked({ read }: DayRun): Comparison {
  const balance = balances(read);
  const taxable = sum(read.orders.map((order) => order.taxable));
  const tax = sum(read.orders.map((order) => order.tax));
  const roundOff = sum(read.orders.map((order) => order.roundOff));
  const revenue = -(balance('4100') + balance('4120') + balance('4150'));
  return {
    what: `revenue in the books ${rupees(revenue)} = orders without tax ${rupees(taxable)}; tax ${rupees(tax)}, rounding ${rupees(roundOff)}`,
    differences: [
      ...differs('revenue in the books', revenue, taxable),
      ...differs('output tax in the books', -(balance('2210') + balance('2211') + balance('2212')), tax),
      ...differs('rounding in the books', -balance('6910'), roundOff),
    ],
  };
}

/** What came is owed, what was used is cost, and what is left is inventory. */
export function costIsBooked({ read }: DayRun): Comparison {
  const balance = balances(read);
  const received = sum(read.batches.map((batch) => batch.valueReceived));
  const remaining = sum(read.batches.map((batch) => batch.valueRemaining));
  const cost = balance('5100') + balance('5120') + balance('5140');
  const inventory = balance('1200') + balance('1210') + balance('1220');
  return {
    what: `cost in the books ${rupees(cost)} = consumed; inventory ${rupees(inventory)} = batches; owed for deliveries ${rupees(-balance('2110'))}`,
    differences: [
      ...differs('cost in the books', cost, received - remaining),
      ...differs('inventory in the books', inventory, remaining),
      ...differs('goods received, not invoiced', -balance('2110'), received),
    ],
  };
}

/** Each order was paid once, as it was meant; cash lies in the drawer, the rest at the gateway. */
export function moneyIsWhereItWent({ plan, read }: DayRun): Comparison {
  const balance = balances(read);
  const payments = read.orders.flatMap((order) => order.payments);
  const by = (tender: string) => sum(payments.filter((one) => one.tender === tender).map(({ amount }) => amount));
  const payerOf = new Map(plan.orders.map(({ id, payer }) => [id, payer]));
  return {
    what: `cash in drawer ${rupees(balance('1010'))} = cash taken ${rupees(by('CASH'))}; gateway clearing ${rupees(balance('1140'))} = UPI ${rupees(by('UPI'))}`,
    differences: [
      ...differs('cash in drawer', balance('1010'), by('CASH')),
      ...differs('gateway clearing', balance('1140'), by('UPI')),
      ...differs('refunds payable', balance('2330'), 0),
      ...differs('money that belongs to no order', read.strayPayments.totalCount, 0),
      ...read.orders.flatMap(({ id, token, payments: own, total, roundOff }) => {
        const [payment, ...more] = own;
        if (!payment || more.length > 0) return [`${token} has ${own.length} payments, not one`];
        const tender = payerOf.get(id) === 'UPI' ? 'UPI' : 'CASH';
        return [
          ...differs(`${token}: how it was paid`, payment.tender, tender),
          ...differs(`${token}: its payment`, payment.state, 'CAPTURED'),
          ...differs(`${token}: what was paid`, payment.amount, total + roundOff),
          ...differs(`${token}: what was given back`, payment.refunds.length, 0),
          ...(tender === 'UPI'
            ? differs(`${token}: its rounding`, roundOff, 0)
            : differs(`${token}: its change`, payment.change, (payment.tendered ?? 0) - payment.amount)),
        ];
      }),
    ],
  };
}

/** Debit less credit of an account in the trial balance; 0 when it has none. */
function balances({ trialBalance }: DayRun['read']): (code: string) => number {
  const rows = new Map(trialBalance.rows.map((row) => [row.account.code, row.debit - row.credit]));
  return (code) => rows.get(code) ?? 0;
}

function moved(entries: readonly ReadEntry[], code: string): number {
  const lines = entries.flatMap((entry) => entry.lines).filter(({ account }) => account.code === code);
  return sum(lines.map(({ debit, credit }) => debit - credit));
}
