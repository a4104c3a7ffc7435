import { AppError } from '@college-kiosk/kernel';
import { type Actor, holds } from '../../platform/auth/actor.ts';
import type { Permission } from '../../platform/auth/permission.ts';
import type { Order } from './order.ts';

/** Whether the actor placed the order: the same device, or the same person. */
export function isMine(actor: Actor, order: Pick<Order, 'placedBy' | 'deviceId'>): boolean {
  if (actor.id === null) return false;
  return actor.kind === 'device' ? order.deviceId === actor.id : order.placedBy === actor.id;
}

/** Asserts that the order is the actor's own, or that they may see to others'. To anybody else it does not exist. */
export function mineOrHolds(actor: Actor, order: Order, permission: Permission): void {
  if (isMine(actor, order) || holds(actor, permission, order.outletId)) return;
  throw new AppError('NOT_FOUND', 'There is no such order.');
}
