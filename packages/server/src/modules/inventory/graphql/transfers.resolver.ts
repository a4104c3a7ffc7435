import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded, ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { NEEDS_ANOTHER, needsAnother } from '../../identity/index.ts';
import { CodeTaken } from '../../places/index.ts';
import { levelKey } from '../loaders.ts';
import { listLocations, listTransferOrigins, locationsById, lyingByLevel } from '../locations/queries.ts';
import { saveLocation } from '../locations/save-location.ts';
import type { StockLevel } from '../queries.ts';
import { decideRejected } from '../rejected/decide-rejected.ts';
import { rejectedByTransfer } from '../rejected/rejected.ts';
import { cancelTransfer } from '../transfers/cancel-transfer.ts';
import { decideTransfer } from '../transfers/decide-transfer.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { linesByTransfer, listTransfers, sentByTransfer, transferById, transferOf } from '../transfers/queries.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';
import { NotMeasured, TooWarm } from './cold.types.ts';
import { UnitUnknown } from './stock.inputs.ts';
import { StockLevelType } from './stock.types.ts';
import {
  CancelTransferInput,
  DecideRejectedInput,
  DecideTransferInput,
  ReceiveTransferInput,
  RequestTransferInput,
  SaveLocationInput,
} from './transfers.inputs.ts';
import {
  HeldByOrders,
  IllegalTransferStep,
  LocationHoldsStock,
  MoreThanSent,
  NotEnoughStock,
  NotSetAside,
  OtherRegistration,
  RejectedBatchType,
  SameLocation,
  StockInLocationType,
  StockLocationConnection,
  StockLocationType,
  TransferBatchType,
  TransferConnection,
  TransferLineType,
  TransferOriginType,
  TransferStateEnum,
  TransferType,
} from './transfers.types.ts';
import { PhotoNeeded } from './waste.types.ts';

const SaveLocationResult = resultUnion('SaveStockLocationResult', 'The location as saved, or why not.', [
  ...[StockLocationType, CodeTaken, LocationHoldsStock, HeldByOrders, ChangedMeanwhile],
]);
const RequestTransferResult = resultUnion('RequestStockTransferResult', 'The transfer as asked for, or why not.', [
  ...[TransferType, SameLocation, OtherRegistration, UnitUnknown],
]);
const DecideTransferResult = resultUnion('DecideStockTransferResult', 'The transfer as decided on, or why not.', [
  ...[TransferType, IllegalTransferStep, AnotherPersonNeeded],
]);
const CancelTransferResult = resultUnion('CancelStockTransferResult', 'The transfer as cancelled, or why not.', [
  ...[TransferType, IllegalTransferStep],
]);
const DispatchTransferResult = resultUnion('DispatchStockTransferResult', 'The transfer on its way, or why not.', [
  ...[TransferType, IllegalTransferStep, NotEnoughStock, OtherRegistration],
]);
const ReceiveTransferResult = resultUnion('ReceiveStockTransferResult', 'The transfer as received, or why not.', [
  ...[TransferType, IllegalTransferStep, MoreThanSent, AnotherPersonNeeded, TooWarm, NotMeasured],
  ...[PhotoNeeded, OtherRegistration, SameLocation],
]);
const DecideRejectedResult = resultUnion('DecideRejectedBatchResult', 'The transfer it came by, or why not.', [
  ...[TransferType, NotSetAside, PhotoNeeded, OtherRegistration, SameLocation],
]);

const OUTLET = { description: 'The outlet.' };

@Resolver(() => TransferType)
export class TransferResolver {
  @Query(() => StockLocationConnection, { description: 'The locations of an outlet, those out of use last.' })
  @Access(listLocations)
  stockLocations(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listLocations(context, { outletId, first, after });
  }

  @Query(() => [TransferOriginType], {
    description: 'Where stock may be asked from: the locations of all outlets, without what lies there.',
  })
  @Access(listTransferOrigins)
  transferOrigins(@Ctx() context: GraphContext) {
    return listTransferOrigins(context, {});
  }

  @Query(() => TransferConnection, { description: 'Transfers out of and into an outlet, newest first.' })
  @Access(listTransfers)
  stockTransfers(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [TransferStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof TransferStateEnum)[] | null,
    @Arg('locationId', () => UuidScalar, { nullable: true, description: 'Only those out of or into this location.' })
    locationId?: string | null,
    @Arg('orSetAside', () => Boolean, {
      defaultValue: false,
      description: 'Besides those in the states also those of which something is set aside until somebody decides.',
    })
    orSetAside?: boolean,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listTransfers(context, { outletId, states, locationId, orSetAside, first, after });
  }

  @Query(() => TransferType, { nullable: true, description: 'One transfer out of or into an outlet.' })
  @Access(transferOf)
  stockTransfer(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The transfer.' }) id: string,
  ) {
    return transferOf(context, { outletId, id });
  }

  @Mutation(() => SaveLocationResult, { description: 'Makes a location, changes it, or takes it out of use.' })
  @Access(saveLocation)
  async saveStockLocation(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveLocationInput) input: SaveLocationInput,
  ) {
    return reply('StockLocation', await saveLocation(context, input), (location) => location);
  }

  @Mutation(() => RequestTransferResult, { description: 'Asks for stock to be moved to another location.' })
  @Access(requestTransfer)
  async requestStockTransfer(
    @Ctx() context: GraphContext,
    @Arg('input', () => RequestTransferInput) input: RequestTransferInput,
  ) {
    return reply('StockTransfer', await requestTransfer(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DecideTransferResult, { description: 'Says yes or no to a transfer out of one’s outlet.' })
  @Access(decideTransfer)
  async decideStockTransfer(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecideTransferInput) input: DecideTransferInput,
  ) {
    return reply('StockTransfer', await decideTransfer(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => CancelTransferResult, { description: 'Takes back a transfer that was not sent yet.' })
  @Access(cancelTransfer)
  async cancelStockTransfer(
    @Ctx() context: GraphContext,
    @Arg('input', () => CancelTransferInput) input: CancelTransferInput,
  ) {
    return reply('StockTransfer', await cancelTransfer(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DispatchTransferResult, {
    description: 'Sends what was asked for, out of the batches of the location.',
  })
  @Access(dispatchTransfer)
  async dispatchStockTransfer(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('transferId', () => UuidScalar, { description: 'The transfer.' }) transferId: string,
  ) {
    return reply('StockTransfer', await dispatchTransfer(context, { commandId, transferId }), ({ id }) =>
      asItIs(context, id),
    );
  }

  @Mutation(() => ReceiveTransferResult, { description: 'Takes in what came of a transfer.' })
  @Access(receiveTransfer)
  async receiveStockTransfer(
    @Ctx() context: GraphContext,
    @Arg('input', () => ReceiveTransferInput) input: ReceiveTransferInput,
  ) {
    return reply('StockTransfer', await receiveTransfer(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DecideRejectedResult, {
    description: 'Decides on a batch that was set aside when it came: accepts it, throws it away or sends it back.',
  })
  @Access(decideRejected)
  async decideRejectedBatch(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecideRejectedInput) input: DecideRejectedInput,
  ) {
    return reply('StockTransfer', await decideRejected(context, input), ({ transferId }) =>
      asItIs(context, transferId),
    );
  }

  @FieldResolver(() => Boolean, NEEDS_ANOTHER)
  needsAnotherPerson(@Root() { requestedBy }: TransferType, @Ctx() context: GraphContext) {
    return needsAnother(context, [requestedBy]);
  }

  @FieldResolver(() => StockLocationType, { description: 'Where it is sent from.' })
  from(@Root() transfer: TransferType, @Ctx() context: GraphContext) {
    return load(
      context,
      'inventory.location',
      (ids) => locationsById(context.platform.db, ids),
      transfer.fromLocationId,
    );
  }

  @FieldResolver(() => StockLocationType, { description: 'Where it goes to.' })
  to(@Root() transfer: TransferType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.location', (ids) => locationsById(context.platform.db, ids), transfer.toLocationId);
  }

  @FieldResolver(() => [TransferLineType], { description: 'What was asked for.' })
  lines(@Root() transfer: TransferType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.transfer', (ids) => linesByTransfer(context.platform.db, ids), transfer.id);
  }

  @FieldResolver(() => [TransferBatchType], { description: 'What was sent, batch by batch.' })
  batches(@Root() transfer: TransferType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.sent', (ids) => sentByTransfer(context.platform.db, ids), transfer.id);
  }
}

@Resolver(() => TransferBatchType)
export class TransferBatchResolver {
  @FieldResolver(() => [RejectedBatchType], {
    description: 'What of it was not taken in as it came, and what became of that.',
  })
  async rejected(@Root() { transferId, batch }: TransferBatchType, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    const rejected = await load(context, 'inventory.rejected', (ids) => rejectedByTransfer(db, ids), transferId);
    return (rejected ?? []).filter(({ sentBatchId }) => sentBatchId === batch.id);
  }
}

@Resolver(() => StockLevelType)
export class StockLocationsResolver {
  @FieldResolver(() => [StockInLocationType], { description: 'Where it lies, location by location.' })
  locations(@Root() { outletId, item }: StockLevel, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    return load(context, 'inventory.lying', (keys) => lyingByLevel(db, keys), levelKey(outletId, item.id));
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await transferById(context.platform.db, id)) ?? {};
}
