import { mailTemplate } from '../../mail/index.ts';
import { orderFacts } from './order-facts.ts';
import { printed } from './print-order.ts';

/** Brings a supplier a purchase order, its paper attached. */
export const purchaseOrderLetter = mailTemplate({
  name: 'purchasing.order',
  data: orderFacts,
  letter: ({ number, buyer, supplier, wantedOn }) => ({
    subject: `Purchase order ${number} of ${buyer.name}`,
    paragraphs: [
      `Dear ${supplier.contact ?? supplier.name},`,
      `please find our purchase order ${number} attached, to be delivered to ${buyer.outlet}${wantedOn ? ` on ${wantedOn}` : ''}.`,
      'If something cannot come as ordered, please tell us before you send it.',
      buyer.name,
    ],
  }),
  files: async (facts) => [await printed(facts)],
});
