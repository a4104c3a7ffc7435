import type { fakeProviderOrders, fakeProviderPayments, fakeProviderRefunds } from './tables.ts';

export type FakeOrder = typeof fakeProviderOrders.$inferSelect;
export type FakePayment = typeof fakeProviderPayments.$inferSelect;
export type FakeRefund = typeof fakeProviderRefunds.$inferSelect;
