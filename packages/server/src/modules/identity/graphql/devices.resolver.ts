import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DeviceType, deviceById } from '../../places/index.ts';
import { renameDevice } from '../devices/rename-device.ts';
import { renewDeviceToken } from '../devices/renew-device-token.ts';
import { revokeDevice } from '../devices/revoke-device.ts';

@InputType({ description: 'A device whose trust ends.' })
class RevokeDeviceInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again changes nothing.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The device.' })
  deviceId!: string;
}

@InputType({ description: 'Another name for a device.' })
class RenameDeviceInput extends RevokeDeviceInput {
  @Field(() => String, { description: 'A name to find it by: “Kiosk at the entrance”.' })
  name!: string;
}

@ObjectType({ description: 'A device’s next token.', simpleResolvers: true })
class RenewedDeviceToken {
  @Field(() => String, {
    description:
      'Keep it, then send it as `Authorization: Device <token>`. Once it is sent, the one before it ends within a minute; until then that one stays good.',
  })
  token!: string;
}

@Resolver()
export class DevicesResolver {
  @Mutation(() => RenewedDeviceToken, {
    description:
      'A device takes another token of its own. When the answer is lost, ask again: nothing was lost with it.',
  })
  @Access(renewDeviceToken)
  renewDeviceToken(@Ctx() context: GraphContext) {
    return renewDeviceToken(context, {});
  }

  @Mutation(() => DeviceType, { description: 'Ends the trust in a device: it must be paired again to do anything.' })
  @Access(revokeDevice)
  async revokeDevice(@Ctx() context: GraphContext, @Arg('input', () => RevokeDeviceInput) input: RevokeDeviceInput) {
    const { deviceId } = await revokeDevice(context, input);
    return deviceById(context.platform.db, deviceId);
  }

  @Mutation(() => DeviceType, { description: 'Gives a device another name.' })
  @Access(renameDevice)
  async renameDevice(@Ctx() context: GraphContext, @Arg('input', () => RenameDeviceInput) input: RenameDeviceInput) {
    const { deviceId } = await renameDevice(context, input);
    return deviceById(context.platform.db, deviceId);
  }
}
