import { mailTemplate } from '../../mail/index.ts';
import { orderFacts } from './order-facts.ts';
import { printed } from './print-order.ts';

/** Brings a supplier a purchase order, its paper attached. */
export const purchaseOrderLetter = mailTemplate({
  name: 'purchasing.order',
  data: orderFacts,
  letter: ({ number, amendment, buyer, supplier, wantedOn }) => ({
    subject:
      amendment > 0
        ? `Purchase order ${number} of ${buyer.name}: amendment ${amendment}`
        : `Purchase order ${number} of ${buyer.name}`,
    paragraphs: [
      `Dear ${supplier.contact ?? supplier.name},`,
      amendment > 0
        ? `we changed our purchase order ${number}. Please find it attached as it is now (amendment ${amendment}): it takes the place of what we sent before.`
        : `please find our purchase order ${number} attached.`,
      `It is to be delivered to ${buyer.outlet}${wantedOn ? ` on ${wantedOn}` : ''}.`,
      'If something cannot come as ordered, please tell us before you send it.',
      buyer.name,
    ],
  }),
  files: async (facts) => [await printed(facts)],
});
