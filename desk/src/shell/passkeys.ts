// The device proves who comes, or makes a key for the next time; fetched when somebody asks for either.
import { bytesOf, textOf } from '../api/bytes';
import { api, once, type Schemas, taken } from '../api/client';
import { keepSession } from './session';

/** A DOMException where the person, or the device, would rather not. */
export async function enterByPasskey(): Promise<void> {
  const { challenge, rpId } = await taken(api.GET('/passkey-challenge'));
  const publicKey = { challenge: bytesOf(challenge), rpId, userVerification: 'required' as const };
  const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const said = given.response as AuthenticatorAssertionResponse;
  const body = {
    credential: given.id,
    clientData: textOf(said.clientDataJSON),
    authenticatorData: textOf(said.authenticatorData),
    signature: textOf(said.signature),
    userHandle: textOf(said.userHandle ?? new ArrayBuffer(0)),
  };
  keepSession(await taken(api.POST('/passkey-sessions', { body })));
}

// ES256, EdDSA, RS256: what any device of these years has one of.
const ALGORITHMS = [-7, -8, -257];

export async function addPasskey(name: string): Promise<Schemas['Passkey']> {
  const { challenge, rpId, owner, known } = await taken(api.GET('/v1/passkey-offer'));
  const given = (await navigator.credentials.create({
    publicKey: {
      challenge: bytesOf(challenge),
      rp: { id: rpId, name: document.title },
      user: { id: bytesOf(owner.handle), name: owner.name || document.title, displayName: owner.name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    },
  })) as PublicKeyCredential;
  const said = given.response as AuthenticatorAttestationResponse;
  const body = {
    name,
    credential: given.id,
    clientData: textOf(said.clientDataJSON),
    attestation: textOf(said.attestationObject),
  };
  // What was made is made once: another try makes another one.
  return taken(api.POST('/v1/passkeys', { body, params: { header: once() } }));
}
