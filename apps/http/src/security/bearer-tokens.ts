import type { Identity } from '@ticket-distribution/application';
import { type Instant, millisecondsOf } from '@ticket-distribution/domain';
import {
  type JWTPayload,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
} from 'jose';
import { HttpRefusal } from '../errors/http-refusal.js';
import { IssuerKeys, type KeyPace } from './issuer-keys.js';
import { privilegesIn } from './permissions.js';
import { readKeySet } from './read-key-set.js';
import { organisationIn, permissionsIn, textIn } from './token-claims.js';

/** Signatures that only the issuer can make: no shared secret, no `none`. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** What the header may say of the kind of token; many issuers say JWT where RFC 9068 has at+jwt. */
const TYPES: ReadonlySet<string> = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

export interface TokenSettings {
  /** Each as its tokens write it in `iss`. */
  readonly issuers: readonly string[];
  /** At least one of them stands in `aud`. */
  readonly audiences: readonly string[];
  /** Where the keys are; null: where the OpenID configuration of each issuer says. */
  readonly jwksUrl: string | null;
  /** How far the issuer's clock may be from ours, seconds. */
  readonly clockSkewS: number;
  /** The limit of one call to an issuer, milliseconds. */
  readonly timeoutMs: number;
  readonly organisationClaim: string;
  readonly permissionsClaim: string;
}

/** What a token proves. */
export interface ProvenCaller {
  readonly identity: Identity;
  /** What it holds, known here or not. */
  readonly permissions: ReadonlySet<string>;
}

/** Checks bearer tokens (RFC 6750) that are JWTs (RFC 9068) of issuers that are trusted. */
export class BearerTokens {
  private readonly keysOf: ReadonlyMap<string, IssuerKeys>;
  /** The unusable keys that were told of, by issuer and name. */
  private readonly unusable = new Set<string>();

  constructor(
    private readonly settings: TokenSettings,
    private readonly now: () => Instant,
    private readonly keysFailed: (issuer: string, error: unknown) => void,
    pace?: KeyPace,
  ) {
    const { issuers, jwksUrl, timeoutMs } = settings;
    this.keysOf = new Map(
      issuers.map((issuer) => {
        const read = () => readKeySet({ issuer, jwksUrl, timeoutMs });
        return [issuer, new IssuerKeys(read, (error) => keysFailed(issuer, error), pace)];
      }),
    );
  }

  /**
   * @param authorization the header, as it came
   * @throws HttpRefusal `auth/token-missing` or `auth/token-invalid` when there is no token, or one that cannot be believed
   * @throws HttpRefusal `auth/keys-unavailable` when the keys of its issuer cannot be had
   */
  async prove(authorization: string | undefined): Promise<ProvenCaller> {
    const [scheme = '', token = '', ...more] = (authorization ?? '').trim().split(/ +/);
    if (scheme.toLowerCase() !== 'bearer') {
      throw new HttpRefusal('auth/token-missing');
    }
    if (token === '' || more.length > 0) throw invalid('The header Authorization must hold one token.');
    return this.callerIn(await this.verified(token));
  }

  /** Whether a token of any issuer could be checked now. */
  async haveKeys(): Promise<boolean> {
    const known = await Promise.all([...this.keysOf.values()].map((keys) => keys.areKnown()));
    return known.includes(true);
  }

  private async verified(token: string): Promise<JWTPayload> {
    const { audiences, clockSkewS } = this.settings;
    try {
      const issuer = decodeJwt(token).iss ?? '';
      const keys = this.keysOf.get(issuer);
      if (keys === undefined) throw invalid('The issuer of the token is not trusted.');
      const { payload, protectedHeader } = await verifiedBy(keys, token, {
        issuer,
        audience: [...audiences],
        algorithms: ALGORITHMS,
        clockTolerance: clockSkewS,
        currentDate: new Date(millisecondsOf(this.now())),
        requiredClaims: ['exp'],
      });
      const { typ = 'JWT' } = protectedHeader;
      if (!TYPES.has(typ.toLowerCase())) throw invalid('The token is of another kind: typ must be JWT or at+jwt.');
      return payload;
    } catch (error) {
      if (error instanceof HttpRefusal) throw error;
      if (error instanceof errors.JOSEError) throw invalid(reasonOf(error));
      this.tellUnusable(token, error);
      throw invalid('The key that the token names cannot be used.');
    }
  }

  /** Once for each key: whoever sends tokens decides nothing about the log. */
  private tellUnusable(token: string, error: unknown): void {
    const issuer = decodeJwt(token).iss ?? '';
    const key = JSON.stringify([issuer, decodeProtectedHeader(token).kid]);
    if (this.unusable.has(key)) return;
    this.unusable.add(key);
    this.keysFailed(issuer, error);
  }

  private callerIn(claims: JWTPayload): ProvenCaller {
    const { organisationClaim, permissionsClaim } = this.settings;
    const permissions = permissionsIn(claims[permissionsClaim]);
    const organisationId = organisationIn(claims[organisationClaim]);
    const clientId = textIn(claims['client_id']) ?? textIn(claims['azp']) ?? textIn(claims.sub);
    if (permissions === undefined) throw invalid(`The claim ${permissionsClaim} must be a list of texts, or one text.`);
    if (organisationId === undefined) throw invalid(`The claim ${organisationClaim} must be a whole number.`);
    if (clientId === undefined) throw invalid('The token must name its client: client_id, azp or sub.');
    return { identity: { clientId, organisationId, privileges: privilegesIn(permissions) }, permissions };
  }
}

/** Where several keys fit a token that names none, one of them has to have signed it. */
async function verifiedBy(keys: IssuerKeys, token: string, options: JWTVerifyOptions): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys.find, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (failure) {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

function invalid(detail: string): HttpRefusal {
  return new HttpRefusal('auth/token-invalid', { detail });
}

/** Why a token is not believed, in words that say nothing of what it holds. */
function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the token does not hold.';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The issuer has no key such as the token names.';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is signed with an algorithm that is not taken.';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'The token cannot be read as a signed JWT.';
  if (error.claim === 'nbf') return 'The token is not valid yet.';
  if (error.claim === 'aud') return 'The token is not for this service.';
  return `The token lacks what is needed in its claim ${/^[a-z]{3}$/.test(error.claim) ? error.claim : 'set'}.`;
}
