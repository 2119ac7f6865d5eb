import { type JSONWebKeySet, type JWTVerifyGetKey, createLocalJWKSet, errors } from 'jose';
import { HttpRefusal } from '../errors/http-refusal.js';

/** When keys are read again, milliseconds. */
export interface KeyPace {
  /** How long keys are taken as they are. */
  readonly freshMs: number;
  /** The least time between two readings for the sake of unknown keys: who sends them decides nothing else. */
  readonly coolDownMs: number;
  /** The least time between a reading that failed and the next. */
  readonly afterFailureMs: number;
}

export const KEY_PACE: KeyPace = { freshMs: 10 * 60_000, coolDownMs: 30_000, afterFailureMs: 2000 };

type KeySet = ReturnType<typeof createLocalJWKSet>;

/**
 * The public keys of one issuer. A key that is not known makes them be read again, so that the issuer may change its keys
 * at any time; while they cannot be read, those that are known go on.
 */
export class IssuerKeys {
  private known: KeySet | null = null;
  private readAt = Number.NEGATIVE_INFINITY;
  private failedAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly read: () => Promise<JSONWebKeySet>,
    private readonly failed: (error: unknown) => void,
    private readonly pace: KeyPace = KEY_PACE,
  ) {}

  /**
   * The key that made a token's signature, as `jwtVerify` asks for it.
   *
   * @throws JWKSNoMatchingKey when the issuer has no such key
   * @throws HttpRefusal `auth/keys-unavailable` when that cannot be found out now
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.known === null || this.age(this.readAt) >= this.pace.freshMs) {
      const reading = this.readAgain();
      // An issuer that did not answer last time holds nobody up whose key is known.
      if (this.known === null || this.failedAt < this.readAt) await reading;
    }
    if (this.known === null) throw new HttpRefusal('auth/keys-unavailable');
    try {
      return await this.known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.age(this.readAt) < this.pace.coolDownMs) throw error;
    }
    if (!(await this.readAgain())) throw new HttpRefusal('auth/keys-unavailable');
    return this.known(header, token);
  };

  /** Whether any key is known; asks the issuer while none is. */
  async areKnown(): Promise<boolean> {
    if (this.known === null) await this.readAgain();
    return this.known !== null;
  }

  /** @returns whether the keys are now as the issuer says */
  private async readAgain(): Promise<boolean> {
    if (this.age(this.failedAt) < this.pace.afterFailureMs) return false;
    this.reading ??= this.readOnce().finally(() => {
      this.reading = null;
    });
    await this.reading;
    return this.failedAt < this.readAt;
  }

  private async readOnce(): Promise<void> {
    try {
      this.known = createLocalJWKSet(await this.read());
      this.readAt = performance.now();
    } catch (error) {
      this.failedAt = performance.now();
      this.failed(error);
    }
  }

  private age(at: number): number {
    return performance.now() - at;
  }
}
