import { Fault } from '@college-kiosk/kernel';
import { z } from 'zod';
import { socket } from '../socket.ts';

/** A right, named `noun:verb`. It stands beside the verb it guards, in its module's `permissions.ts`. */
export type Permission = `${string}:${string}`;

/** Who a door opens to: holders of a permission, whoever is signed in as a person, or everybody. */
export type AccessRule = Permission | 'signed-in' | 'public';

/** The roles that people hold. */
export const PERSON_ROLES = [
  ...(['owner', 'administrator', 'manager', 'finance', 'cashier', 'cook', 'storekeeper', 'auditor'] as const),
  'student',
] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];

export type RoleCode = PersonRole | 'kiosk' | 'kitchen-display' | 'board' | 'till';

/** Under which heading whoever decides about permissions finds one. The order is that of a working day. */
export const PERMISSION_CATEGORIES = [
  ...(['ORDERS', 'KITCHEN', 'MENU', 'STOCK', 'MONEY'] as const),
  ...(['PEOPLE', 'SECURITY', 'INSIGHT', 'ADMINISTRATION'] as const),
] as const;

export type PermissionCategory = (typeof PERMISSION_CATEGORIES)[number];

/** Whoever holds one of these has every permission there is; no organisation can change that. */
export const MAY_EVERYTHING: readonly string[] = ['owner', 'administrator'];

export interface PermissionSpec {
  readonly permission: Permission;
  /** One sentence for the person who decides about it. */
  readonly says: string;
  readonly category: PermissionCategory;
  /** The roles that have it unless somebody decides otherwise. Owners and administrators have every permission. */
  readonly roles: readonly RoleCode[];
  /** It concerns the whole organisation: a role or a key for one outlet does not give it. */
  readonly isOfOrganisation?: true;
  /** Whoever holds it has it at a till too, which they took over by a PIN; all others stay behind. */
  readonly atTill?: true;
  /** Nobody but a paired device can do anything with it: it is put into no key and no role of people. */
  readonly isOfDevices?: true;
}

/** Every permission of the product, collected by `entry/` from the modules. */
export class PermissionRegistry {
  private readonly specs = new Map<Permission, PermissionSpec>();

  constructor(lists: readonly (readonly PermissionSpec[])[]) {
    for (const spec of lists.flat()) {
      if (this.specs.has(spec.permission)) throw new Fault(`The permission ${spec.permission} is declared twice.`);
      this.specs.set(spec.permission, spec);
    }
  }

  has(permission: Permission): boolean {
    return this.specs.has(permission);
  }

  all(): PermissionSpec[] {
    return [...this.specs.values()];
  }

  /** Whether a right that is given for this outlet, or with null everywhere, gives the permission. */
  holdsIn(permission: Permission, outletId: string | null): boolean {
    return outletId === null || !this.specs.get(permission)?.isOfOrganisation;
  }

  /** Whether whoever holds the permission has it at a till that they took over. */
  isAtTill(permission: Permission): boolean {
    return this.specs.get(permission)?.atTill === true;
  }

  /** Whether nobody but a paired device can do anything with the permission. */
  isOfDevices(permission: Permission): boolean {
    return this.specs.get(permission)?.isOfDevices === true;
  }

  /** What a role may do by default, where it is held: in one outlet, or with null everywhere. */
  ofRole(role: RoleCode, outletId: string | null = null): Permission[] {
    const everything = MAY_EVERYTHING.includes(role);
    const held = this.all().filter((spec) => everything || spec.roles.includes(role));
    return held.map(({ permission }) => permission).filter((permission) => this.holdsIn(permission, outletId));
  }
}

/** Every permission there is, and what each role may do by default; plugged by `entry/`. */
export const permissionRegistry = socket<PermissionRegistry>('platform.auth.permissionRegistry');

/** The name of a permission, as somebody sends it. */
export const permissionName = z
  .string()
  .regex(/^[a-z-]+:[a-z-]+$/, 'A permission is named noun:verb.')
  .transform((name) => name as Permission);
