import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Entrance } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { admit } from '../registration/admit.ts';
import { confirmAddress } from '../registration/confirm-address.ts';
import { listRegistrations, registrationsByIds } from '../registration/queries.ts';
import { register } from '../registration/register.ts';
import { reject } from '../registration/reject.ts';
import { changeRegistrationSettings, readRegistrationSettings } from '../registration/settings.ts';
import { EmailTaken, PasswordTooWeak } from './accounts.types.ts';
import { LinkOver } from './links.types.ts';
import {
  AddressConfirmed,
  AddressNotConfirmed,
  AdmitInput,
  Admitted,
  ChangeRegistrationSettingsInput,
  CollegeIdTaken,
  ConfirmAddressInput,
  Registered,
  RegisterInput,
  RegistrationClosed,
  RegistrationConnection,
  RegistrationDecided,
  RegistrationKind,
  RegistrationSettings,
  RegistrationState,
  RegistrationType,
  RejectInput,
} from './registration.types.ts';

const RegisterResult = resultUnion('RegisterResult', 'That a letter is on its way, or why none is.', [
  Registered,
  PasswordTooWeak,
  CollegeIdTaken,
  RegistrationClosed,
]);
const ConfirmAddressResult = resultUnion('ConfirmAddressResult', 'That it is confirmed, or why not.', [
  AddressConfirmed,
  LinkOver,
]);
const AdmitResult = resultUnion('AdmitResult', 'Who was admitted, or why nobody was.', [
  Admitted,
  AddressNotConfirmed,
  RegistrationDecided,
  EmailTaken,
  CollegeIdTaken,
]);
const RejectResult = resultUnion('RejectResult', 'The rejected registration, or why it was not rejected.', [
  RegistrationType,
  RegistrationDecided,
]);

@Resolver()
export class RegistrationResolver {
  @Mutation(() => RegisterResult, {
    description:
      'Asks for an account: a letter goes to the address, and once its link was followed somebody at the canteen decides. An address that is known already gets the same answer, and its letter says so.',
  })
  @Access(register)
  @Entrance()
  async register(@Ctx() context: GraphContext, @Arg('input', () => RegisterInput) input: RegisterInput) {
    return reply('Registered', await register(context, input), (registered) => registered);
  }

  @Mutation(() => ConfirmAddressResult, { description: 'Confirms an address by the link in its letter.' })
  @Access(confirmAddress)
  @Entrance()
  async confirmAddress(
    @Ctx() context: GraphContext,
    @Arg('input', () => ConfirmAddressInput) input: ConfirmAddressInput,
  ) {
    return reply('AddressConfirmed', await confirmAddress(context, input), (confirmed) => confirmed);
  }

  @Query(() => RegistrationConnection, {
    description:
      'Who registered: those who wait, the longest first, or those who were decided on. Without `account:read` students only.',
  })
  @Access(listRegistrations)
  registrations(
    @Ctx() context: GraphContext,
    @Arg('state', () => RegistrationState, { defaultValue: 'WAITING', description: 'What became of them.' })
    state: keyof typeof RegistrationState,
    @Arg('kind', () => RegistrationKind, { nullable: true, description: 'Only those who registered as this.' })
    kind?: keyof typeof RegistrationKind | null,
    @Arg('search', () => String, { nullable: true, description: 'A part of the name, the address or the college id.' })
    search?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Registrations on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    return listRegistrations(context, { state, kind, search, first, after });
  }

  @Mutation(() => AdmitResult, {
    description:
      'Admits people who have registered, all of those named or none. Students get the role of one, staff get none yet; each gets a letter. For staff it needs `account:manage`.',
  })
  @Access(admit)
  async admit(@Ctx() context: GraphContext, @Arg('input', () => AdmitInput) input: AdmitInput) {
    return reply('Admitted', await admit(context, input), async ({ ids }) => ({
      registrations: await registrationsByIds(context.platform.db, ids),
    }));
  }

  @Mutation(() => RejectResult, {
    description:
      'Rejects a registration; the person gets a letter with the reason. For staff it needs `account:manage`.',
  })
  @Access(reject)
  async reject(@Ctx() context: GraphContext, @Arg('input', () => RejectInput) input: RejectInput) {
    return reply('Registration', await reject(context, input), async ({ id }) => {
      const [registration] = await registrationsByIds(context.platform.db, [id]);
      return { ...registration };
    });
  }

  @Query(() => RegistrationSettings, { description: 'Who may register, and what is asked of a student’s password.' })
  @Access(readRegistrationSettings)
  registrationSettings(@Ctx() context: GraphContext) {
    return readRegistrationSettings(context, {});
  }

  @Mutation(() => RegistrationSettings, {
    description: 'Sets who may register, and how long a student’s password must be. INVALID beyond the bounds.',
  })
  @Access(changeRegistrationSettings)
  async changeRegistrationSettings(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeRegistrationSettingsInput) input: ChangeRegistrationSettingsInput,
  ) {
    await changeRegistrationSettings(context, input);
    return readRegistrationSettings(context, {});
  }
}
