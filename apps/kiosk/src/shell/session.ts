import { createDurableOrder } from '@college-kiosk/client';
import { useSyncExternalStore } from 'react';
import type { PlaceOrderInput, StartPaymentInput } from '../gql/graphql.ts';
import type { Language } from '../i18n/i18n.ts';
import type { CartLine } from './cart.ts';

/** How the screen bends to the person; forgotten with them. */
export type Access = { text: 100 | 125 | 150 | 200; contrast: boolean; lower: boolean; still: boolean };
export type Tender = 'UPI' | 'COUNTER';

/** All this device knows of the person who stands here. It survives a reload, not the tab. */
export type Session = {
  language: Language;
  access: Access;
  cart: CartLine[];
  /** Id of the order being made: made at the first tap on "pay", kept over every refusal until it is placed. */
  orderId: string | null;
};

export const plainAccess: Access = { text: 100, contrast: false, lower: false, still: false };
const nobody: Session = { language: 'en', access: plainAccess, cart: [], orderId: null };
const key = 'college-kiosk.session';

const listeners = new Set<() => void>();
let session = read();

function read(): Session {
  try {
    return { ...nobody, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Session>) };
  } catch {
    return nobody;
  }
}

export function getSession(): Session {
  return session;
}

export function changeSession(change: Partial<Session>): void {
  session = { ...session, ...change };
  try {
    sessionStorage.setItem(key, JSON.stringify(session));
  } catch {
    // A full or forbidden store costs the reload, not the order: that one has a store of its own, which does complain.
  }
  for (const listener of listeners) listener();
}

export function changeCart(change: (cart: CartLine[]) => CartLine[]): void {
  changeSession({ cart: change(session.cart) });
}

/** The next person finds nothing of this one. */
export function wipeSession(): void {
  pendingOrder.clear();
  pendingPayment.clear();
  changeSession(nobody);
}

export function useSession(): Session {
  return useSyncExternalStore(subscribe, getSession, getSession);
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** What is remembered of a placed order: where to go on after a reload. */
export type Placed = { orderId: string; tender: Tender };
export type OrderBody = { input: Omit<PlaceOrderInput, 'id'>; tender: Tender; shownTotal: number };

export const pendingOrder = createDurableOrder<OrderBody, Placed>(localStorage, 'college-kiosk.order');
export const pendingPayment = createDurableOrder<Omit<StartPaymentInput, 'id'>, { paymentId: string }>(
  localStorage,
  'college-kiosk.payment',
);
