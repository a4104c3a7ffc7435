import { fileURLToPath } from 'node:url';
import { loadPersistedDocuments } from '../../entry/persisted-documents.ts';
import { openApi } from '../../entry/replay/api.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { makeOutlet } from '../../entry/replay/set-up.ts';
import type { Asker } from './asker.ts';
import type { Canary } from './canary.ts';
import { freshSecret } from './lives.ts';

const ROOT = fileURLToPath(new URL('../../../../..', import.meta.url));
const PAIR =
  'mutation ($input: PairDeviceInput!) { result: pairDevice(input: $input) { __typename ... on Device { id } } }';
const MAKE_KEY = `mutation ($input: CreateApiKeyInput!) {
  result: createApiKey(input: $input) { __typename ... on NewApiKey { key } ... on Refusal { code message } }
}`;

/** A device from its pairing on, keys, and a message of the payment provider that is none. */
export async function liveAsMachines(asker: Asker, key: string): Promise<Canary[]> {
  const api = openApi({ url: asker.url, key }, 1);
  const outlet = await makeOutlet(api);
  const { answer: pairing } = await asker.ask(digestWith('beginPairing'), {
    kind: 'KITCHEN',
    input: { kind: 'KITCHEN' },
  });
  const device = { kind: 'KITCHEN', outletId: outlet.id, name: 'Kanari' };
  const wanted = { commandId: freshId(), code: pairing.code, ...device };
  await api.ask(PAIR, { input: wanted });
  const claim = { pairingId: pairing.id, secret: pairing.secret };
  const { answer: paired } = await asker.ask(digestWith('claimPairing'), { input: claim });
  await asker.ask(digestWith('viewer {'), {}, { authorization: `Device ${String(paired.token)}` });
  const scopes = { name: 'Kanari', permissions: ['order:read'], outletId: null, expiresAt: null };
  const { key: made } = await api.command<{ key: string }>(MAKE_KEY, { id: freshId(), ...scopes }, 'NewApiKey');
  await asker.ask('{ viewer { name } }', {}, { authorization: `Key ${made}` });
  const invented = freshSecret('header').replaceAll(' ', '-');
  for (const scheme of ['Key', 'Device', 'Bearer', 'Basic'])
    await asker.ask('{ viewer { name } }', {}, { authorization: `${scheme} ${invented}` });
  const signed = { 'x-razorpay-signature': invented };
  await asker.send('/webhooks/payments', { method: 'POST', body: `{"secret":"${invented}"}`, headers: signed });
  return [
    { what: 'the secret of a pairing', value: String(pairing.secret) },
    { what: 'the token of a device', value: String(paired.token) },
    { what: 'an API key', value: made },
    { what: 'the key of the check', value: key },
    { what: 'a secret that somebody invented', value: invented },
  ];
}

/** The digest of one of our apps’ documents that asks for this. */
function digestWith(text: string): string {
  const [digest] = [...loadPersistedDocuments(ROOT)].find(([, document]) => document.includes(text)) ?? [];
  if (!digest) throw new Error(`No app has a document with ${text}.`);
  return digest;
}
