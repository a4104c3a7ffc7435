import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { accessChanged } from '../events/identity.ts';
import { AuditResolver, adminPermissions } from '../modules/admin/index.ts';
import { analyticsPermissions, TodayResolver } from '../modules/analytics/index.ts';
import {
  catalogPermissions,
  languageResolvers,
  MenuImportResolver,
  MenuItemResolver,
  MenuResolver,
} from '../modules/catalog/index.ts';
import { expensesPermissions, expensesRecords, expensesResolvers } from '../modules/expenses/index.ts';
import { financePermissions, financeResolvers, stockOwed } from '../modules/finance/index.ts';
import {
  AccessSourceResolver,
  AccountsResolver,
  actorResolver,
  type BreachedPasswords,
  breachedPasswords,
  type CollegeProvider,
  CollegeResolver,
  collegeProvider,
  DevicesResolver,
  FactorsResolver,
  GuardsResolver,
  IdentityResolver,
  identityKept,
  identityLetters,
  identityPermissions,
  identityRecords,
  KeysResolver,
  LinksResolver,
  LostFactorsResolver,
  PasskeysResolver,
  RegistrationResolver,
  type RelyingParty,
  RoleGrantResolver,
  RolesResolver,
  relyingParty,
  SecurityResolver,
  SessionsResolver,
  TillResolver,
  TokenKeys,
  tokenKeys,
} from '../modules/identity/index.ts';
import { inventoryPermissions, inventoryResolvers, openMainStore, owedBefore } from '../modules/inventory/index.ts';
import {
  BoardResolver,
  KitchenLiveResolver,
  KitchenResolver,
  kitchenPermissions,
  OrderTicketsResolver,
  openTickets,
  takeBackLines,
  withdrawTickets,
} from '../modules/kitchen/index.ts';
import {
  MailResolver,
  MailTemplates,
  type MailTransport,
  mailKept,
  mailPermissions,
  mailRecords,
  mailTemplates,
  mailTransport,
} from '../modules/mail/index.ts';
import { MonitoringResolver, monitoringPermissions } from '../modules/monitoring/index.ts';
import {
  applyCapture,
  EntryOrderResolver,
  InvoicesResolver,
  invoiceLetter,
  OrderBatchesResolver,
  OrderBuyerResolver,
  OrderEndsResolver,
  OrderLinePictureResolver,
  OrderLiveResolver,
  OrderPartsResolver,
  OrderResolver,
  onAccepted,
  onGivenUp,
  onLinesBack,
  orderingKeys,
  orderingPermissions,
  orderingRecords,
  QuoteLineResolver,
  RecalledOrderResolver,
  RefundsResolver,
  StockMoveOrderResolver,
  WastedDishOrderResolver,
} from '../modules/ordering/index.ts';
import {
  DrawerReportsResolver,
  DrawersResolver,
  onCaptured,
  type PaymentProviders,
  PaymentsResolver,
  paymentProviders,
  paymentsPermissions,
} from '../modules/payments/index.ts';
import { onOutletMade, PlacesResolver, placesPermissions } from '../modules/places/index.ts';
import {
  keptForATime,
  PrivacyResolver,
  personalRecords,
  privacyRecords,
  RetentionResolver,
} from '../modules/privacy/index.ts';
import { purchaseOrderLetter, purchasingPermissions, purchasingResolvers } from '../modules/purchasing/index.ts';
import { auditRecords } from '../platform/audit/personal.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import { PermissionRegistry, permissionRegistry } from '../platform/auth/permission.ts';
import { rememberActors } from '../platform/auth/remembered-actors.ts';
import { Sealer, type SealingKey, sealer } from '../platform/auth/sealing.ts';
import type { Clock } from '../platform/clock.ts';
import type { Platform } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import type { Statements } from '../platform/db/statements.ts';
import { buildGraph } from '../platform/graphql/build-schema.ts';
import { Live } from '../platform/live/live.ts';
import { ORGANISATION_STREAM } from '../platform/outbox/event.ts';
import type { PersonalRecords } from '../platform/personal/personal-records.ts';
import { Sockets } from '../platform/socket.ts';
import { DemoResolver, demoReset } from './demo/demo.resolver.ts';

/** Every permission of the product. */
export const permissions = new PermissionRegistry([
  placesPermissions,
  mailPermissions,
  identityPermissions,
  catalogPermissions,
  inventoryPermissions,
  purchasingPermissions,
  financePermissions,
  paymentsPermissions,
  expensesPermissions,
  orderingPermissions,
  kitchenPermissions,
  analyticsPermissions,
  adminPermissions,
  monitoringPermissions,
]);

/** The whole schema. */
export function composeSchema(): GraphQLSchema {
  return buildGraph([
    PlacesResolver,
    MailResolver,
    IdentityResolver,
    SessionsResolver,
    FactorsResolver,
    PasskeysResolver,
    LostFactorsResolver,
    SecurityResolver,
    CollegeResolver,
    RegistrationResolver,
    LinksResolver,
    GuardsResolver,
    AccountsResolver,
    RoleGrantResolver,
    RolesResolver,
    AccessSourceResolver,
    KeysResolver,
    TillResolver,
    DevicesResolver,
    PrivacyResolver,
    RetentionResolver,
    MenuResolver,
    MenuItemResolver,
    ...languageResolvers,
    MenuImportResolver,
    ...inventoryResolvers,
    ...purchasingResolvers,
    ...financeResolvers,
    ...expensesResolvers,
    PaymentsResolver,
    DrawersResolver,
    DrawerReportsResolver,
    OrderBatchesResolver,
    RecalledOrderResolver,
    OrderResolver,
    OrderLiveResolver,
    OrderEndsResolver,
    StockMoveOrderResolver,
    WastedDishOrderResolver,
    QuoteLineResolver,
    KitchenResolver,
    KitchenLiveResolver,
    OrderTicketsResolver,
    BoardResolver,
    OrderBuyerResolver,
    InvoicesResolver,
    RefundsResolver,
    OrderPartsResolver,
    EntryOrderResolver,
    OrderLinePictureResolver,
    TodayResolver,
    AuditResolver,
    MonitoringResolver,
    DemoResolver,
  ]);
}

/** What every module keeps about people. The account comes first: what hinders its end is looked at first. */
export const people: readonly PersonalRecords[] = [
  ...identityRecords,
  ...orderingRecords,
  ...expensesRecords,
  ...mailRecords,
  ...privacyRecords,
  ...auditRecords,
];

export interface Parts {
  readonly db: Database;
  readonly statements: Statements;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keys: {
    readonly tokens: readonly [Uint8Array, ...Uint8Array[]];
    readonly quote: Uint8Array;
    readonly pickup: Uint8Array;
    readonly invoice: readonly [Uint8Array, ...Uint8Array[]];
    readonly sealing: readonly [SealingKey, ...SealingKey[]];
  };
  readonly providers: PaymentProviders;
  readonly mail: MailTransport;
  /** Who signs people of the college in; null where no provider is configured. */
  readonly college: CollegeProvider | null;
  /** Whose passkeys they are; null where there are none. */
  readonly relyingParty: RelyingParty | null;
  /** Passwords that were stolen elsewhere; null where no list is mounted. */
  readonly breached: BreachedPasswords | null;
  /** Empties the demo canteen and fills it again. */
  resetDemo(): Promise<void>;
  wakeRelay(): void;
}

/** Makes the platform of one process. */
export function composePlatform(parts: Parts): Platform {
  const { db, statements, clock, log, wakeRelay } = parts;
  const platform = { db, statements, clock, log, wakeRelay, sockets: new Sockets(), live: new Live() };
  plugSockets(platform.sockets, parts);
  platform.live.listen(ORGANISATION_STREAM, ({ name, payload }) => {
    if (name !== accessChanged.name) return;
    platform.sockets.use(resolveActor).forget(accessChanged.payload.parse(payload).actorId);
  });
  return platform;
}

/** Plugs every socket: which room acts in which other's transaction is said here, and nowhere else. */
export function plugSockets(sockets: Sockets, parts: Omit<Parts, 'log' | 'wakeRelay' | 'statements'>): void {
  const { db, clock } = parts;
  const tokens = new TokenKeys(parts.keys.tokens);
  sockets
    .plug(resolveActor, rememberActors(actorResolver({ db, clock, permissions, tokens }), clock))
    .plug(permissionRegistry, permissions)
    .plug(sealer, new Sealer(parts.keys.sealing))
    .plug(tokenKeys, tokens)
    .plug(collegeProvider, parts.college)
    .plug(breachedPasswords, parts.breached)
    .plug(relyingParty, parts.relyingParty)
    .plug(mailTransport, parts.mail)
    .plug(personalRecords, people)
    .plug(keptForATime, [...identityKept, ...mailKept])
    .plug(mailTemplates, new MailTemplates([...identityLetters, invoiceLetter, purchaseOrderLetter]))
    .plug(orderingKeys, parts.keys)
    .plug(paymentProviders, parts.providers)
    .plug(onOutletMade, openMainStore)
    .plug(stockOwed, owedBefore)
    .plug(onCaptured, applyCapture)
    .plug(onAccepted, openTickets)
    .plug(onGivenUp, withdrawTickets)
    .plug(onLinesBack, takeBackLines)
    .plug(demoReset, parts.resetDemo);
}
