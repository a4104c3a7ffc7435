import type { Money } from '@college-kiosk/kernel';

/** Up to which total the holders of a role may say yes; null: to everything. */
export interface ApprovalTier {
  readonly role: string;
  readonly upTo: Money | null;
}
