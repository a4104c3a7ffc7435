import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { permissions } from '../../entry/compose.ts';
import type { Api } from '../../entry/replay/api.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { hashPassword } from '../../modules/identity/index.ts';
import { randomToken, tokenDigest } from '../../platform/auth/credentials.ts';
import { PERSON_ROLES, type RoleCode } from '../../platform/auth/permission.ts';
import { PASSWORD, Program } from '../programs.ts';

/** Somebody who asks. */
export interface Caller {
  readonly name: string;
  /** As the table of access calls it; `none` for who has none, or none any more. */
  readonly role: string;
  readonly kind: 'person' | 'due' | 'device' | 'key' | 'anonymous' | 'disabled';
  /** Where the role is held: in one outlet, in all, or nowhere. */
  readonly reach: 'here' | 'everywhere' | 'nowhere';
  /** The header by which they come; null for nobody. */
  readonly authorization: string | null;
  /** Of people and devices. */
  readonly id: string | null;
}

const DEVICES = { KIOSK: 'kiosk', COUNTER: 'till', KITCHEN: 'kitchen display', BOARD: 'board' } as const;
const MAKE_KEY = `mutation ($input: CreateApiKeyInput!) {
  result: createApiKey(input: $input) { __typename ... on NewApiKey { key } ... on Refusal { code message } }
}`;

/** What somebody must see to before anything else, by what the tables say of them. */
const DUE = {
  'administrator, password due': { passwordIsDue: true, passwordIsShort: false, demandsFactor: false },
  'administrator, password short': { passwordIsDue: false, passwordIsShort: true, demandsFactor: false },
  'everything, factor due': { passwordIsDue: false, passwordIsShort: false, demandsFactor: true },
} as const;

interface Home {
  readonly url: string;
  readonly sql: postgres.Sql;
  /** An administrator's. */
  readonly api: Api;
  /** The outlet in which roles are held, and devices stand. */
  readonly outletId: string;
}

interface Wish {
  readonly role: RoleCode;
  readonly outletId: string | null;
  readonly expired?: boolean;
  /** How many seconds from now the role is held; for good unless said. */
  readonly lasts?: number;
}

/** Makes callers of a product: accounts, devices and keys, by its tables where only time makes them so. */
export class Callers {
  private readonly passwordHash = hashPassword(PASSWORD);
  private made = 0;

  constructor(private readonly home: Home) {}

  /** One of everybody there is. */
  async everybody(): Promise<Caller[]> {
    const { outletId } = this.home;
    const all: Caller[] = [];
    for (const role of PERSON_ROLES) {
      all.push(await this.person({ role, outletId }), await this.person({ role, outletId: null }));
    }
    for (const kind of Object.keys(DEVICES) as (keyof typeof DEVICES)[]) all.push(await this.device(kind));
    all.push(await this.key('manager', outletId), await this.key('administrator', null));
    all.push(await this.person({ role: 'administrator', outletId: null, expired: true }), await this.disabled());
    for (const what of Object.keys(DUE) as (keyof typeof DUE)[]) all.push(await this.due(what));
    const nobody = { role: 'none', kind: 'anonymous', reach: 'nowhere', authorization: null, id: null } as const;
    return [...all, { name: 'nobody', ...nobody }];
  }

  /** Somebody new who has just signed in. */
  async person({ role, outletId, expired = false, ...rest }: Wish): Promise<Caller> {
    this.made += 1;
    const { id, email } = await this.account(`Caller ${this.made}`, { role, outletId, expired, ...rest });
    const { accessToken } = await new Program(this.home.url).signIn(email);
    const reach = expired ? 'nowhere' : outletId === null ? 'everywhere' : 'here';
    const name = expired ? `${role}, expired` : `${role}, ${reach}`;
    return { name, role: expired ? 'none' : role, kind: 'person', reach, authorization: `Bearer ${accessToken}`, id };
  }

  /** Sends a document of one field, `result`, as somebody. Throws when it is not answered with this type. */
  async says({ authorization }: Caller, query: string, input: object, type: string): Promise<void> {
    const headers = { 'content-type': 'application/json', ...(authorization !== null && { authorization }) };
    const body = JSON.stringify({ query, variables: { input } });
    const response = await fetch(`${this.home.url}/graphql`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { data?: { result?: { __typename: string } } };
    if (answer.data?.result?.__typename !== type) throw new Error(`${type} was refused: ${JSON.stringify(answer)}`);
  }

  /** A second one of the same kind, for what ends whoever does it. */
  async another(caller: Caller): Promise<Caller> {
    if (caller.kind === 'due') return this.due(caller.name as keyof typeof DUE);
    if (caller.kind !== 'person') return caller;
    if (caller.reach === 'nowhere') return this.person({ role: 'administrator', outletId: null, expired: true });
    const outletId = caller.reach === 'here' ? this.home.outletId : null;
    return this.person({ role: caller.role as RoleCode, outletId });
  }

  /** An account that nobody is signed in to. */
  async account(name: string, { role, outletId, expired = false, lasts }: Wish) {
    const { sql } = this.home;
    const [id, grantId, email] = [freshId(), freshId(), `${randomUUID()}@college.example`];
    await sql`insert into users (id, email, name, password_hash) values (${id}, ${email}, ${name}, ${await this.passwordHash})`;
    const [hours, seconds] = expired ? [2, -3_600] : [0, lasts ?? null];
    await sql`insert into user_roles (id, user_id, role, outlet_id, granted_at, expires_at) values
      (${grantId}, ${id}, ${role}, ${outletId}, now() - ${hours} * interval '1 hour',
       now() + ${seconds}::integer * interval '1 second')`;
    return { id, email, grantId };
  }

  async device(kind: keyof typeof DEVICES, name = `Caller ${kind}`, outletId = this.home.outletId): Promise<Caller> {
    const { sql } = this.home;
    const [id, token] = [freshId(), randomToken()];
    await sql`insert into devices (id, outlet_id, kind, name, number, paired_at)
      select ${id}, ${outletId}, ${kind}, ${name}, coalesce(max(number), 0) + 1, now() from devices
      where outlet_id = ${outletId} and kind = ${kind}`;
    await sql`insert into device_tokens (device_id, token_digest, created_at) values (${id}, ${tokenDigest(token)}, now())`;
    const rest = { kind: 'device', reach: 'here', authorization: `Device ${token}`, id } as const;
    return { name: `${kind.toLowerCase()} device`, role: DEVICES[kind], ...rest };
  }

  private async key(role: RoleCode, outletId: string | null): Promise<Caller> {
    const wanted = { name: 'A caller’s', permissions: permissions.ofRole(role, outletId), outletId };
    const input = { id: freshId(), ...wanted };
    const { key } = await this.home.api.command<{ key: string }>(MAKE_KEY, input, 'NewApiKey');
    const reach = outletId === null ? 'everywhere' : 'here';
    return { name: `key of a ${role}, ${reach}`, role, kind: 'key', reach, authorization: `Key ${key}`, id: null };
  }

  /** Somebody who may everything as soon as they have seen to what is due. */
  private async due(name: keyof typeof DUE): Promise<Caller> {
    const { sql } = this.home;
    const { passwordIsDue, passwordIsShort, demandsFactor } = DUE[name];
    const caller = await this.person({ role: 'administrator', outletId: null });
    await sql`update users set password_is_due = ${passwordIsDue}, password_is_short = ${passwordIsShort} where id = ${caller.id}`;
    if (demandsFactor) await this.demandFactor(caller.id);
    return { ...caller, name, role: 'none', kind: 'due', reach: 'nowhere' };
  }

  /** Gives a role of one's own besides, which demands a second factor from now on. */
  private async demandFactor(userId: string | null): Promise<void> {
    const { sql } = this.home;
    const role = freshId();
    await sql`insert into roles (code, name, says, version, factor_grace_days, factor_since)
      values (${role}, ${`Demanding ${role}`}, '', 1, 0, now())`;
    await sql`insert into user_roles (id, user_id, role, granted_at) values (${freshId()}, ${userId}, ${role}, now())`;
  }

  private async disabled(): Promise<Caller> {
    const caller = await this.person({ role: 'administrator', outletId: null });
    await this.home.sql`update users set disabled_at = now(), disabled_reason = 'checked' where id = ${caller.id}`;
    return { ...caller, name: 'administrator, disabled', role: 'none', kind: 'disabled', reach: 'nowhere' };
  }
}
