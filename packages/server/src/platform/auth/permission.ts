import { Fault } from '@college-kiosk/kernel';

/** A right, named `noun:verb`. It stands beside the verb it guards, in its module's `permissions.ts`. */
export type Permission = `${string}:${string}`;

/** Who a door opens to: holders of a permission, whoever is signed in as a person, or everybody. */
export type AccessRule = Permission | 'signed-in' | 'public';

export type RoleCode =
  | 'administrator'
  | 'manager'
  | 'cook'
  | 'cashier'
  | 'finance'
  | 'student'
  | 'kiosk'
  | 'kitchen-display'
  | 'board';

export interface PermissionSpec {
  readonly permission: Permission;
  /** One sentence for the person who decides about it. */
  readonly says: string;
  /** The roles that have it unless somebody decides otherwise. An administrator has every permission. */
  readonly roles: readonly RoleCode[];
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

  /** What a role may do by default. */
  ofRole(role: RoleCode): Permission[] {
    const all = this.all();
    return all.filter((spec) => role === 'administrator' || spec.roles.includes(role)).map((spec) => spec.permission);
  }
}
