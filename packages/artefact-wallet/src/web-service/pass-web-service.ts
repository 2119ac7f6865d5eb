import type { ApplePasses } from '../apple/apple-passes.js';
import type { AuthenticationTokens } from '../apple/authentication-tokens.js';
import { WalletSettingsError } from '../settings/wallet-settings-error.js';
import { logEntries } from './log-entries.js';
import type { PassRegistration, PassRegistrations } from './pass-registrations.js';
import type { PassSource } from './pass-source.js';
import { type ServiceAnswer, answer } from './service-answer.js';

/** What stands behind the web service. */
export interface PassWebServiceOptions {
  readonly passes: ApplePasses;
  readonly registrations: Pick<PassRegistrations, 'add' | 'remove' | 'changedSince'>;
  readonly source: PassSource;
  /** Now, as an instant. */
  readonly now: () => string;
  /** Takes what telephones complain of: at most 20 lines a call. They name devices and serial numbers. */
  readonly log?: (lines: readonly string[]) => void;
}

/** The parts of a path, decoded, and the header `Authorization` where the route has them. */
export interface PassRequest {
  readonly passTypeIdentifier: string;
  readonly serialNumber: string;
  readonly authorization: string | undefined;
}

/** The answer to a registration. */
export interface RegisterAnswer extends ServiceAnswer {
  /** Set: push to this one now. The pass may have changed between its download and its registration. */
  readonly pushTo: PassRegistration | null;
}

const DEVICE = /^[A-Za-z0-9._-]{1,128}$/;
const PUSH_TOKEN = /^[0-9A-Fa-f]{1,256}$/;
const SERIAL_NUMBER = /^[A-Za-z0-9._-]{1,64}$/;
const LONGEST_TAG = 128;
const PASS_TYPE = 'application/vnd.apple.pkpass';
/** So long after a change no other change falls into the same second, also where clocks differ. */
const SETTLED_MS = 60_000;

/**
 * Apple's web service for passes, version 1, without HTTP: a method for each route, which an application passes the parts of the
 * request to. What is asked of the ports and fails is thrown as it is.
 */
export class PassWebService {
  private readonly tokens: AuthenticationTokens;

  /** @throws WalletSettingsError where the passes name no web service */
  constructor(private readonly options: PassWebServiceOptions) {
    if (options.passes.tokens === null) throw new WalletSettingsError('apple.webService', 'must be there');
    this.tokens = options.passes.tokens;
  }

  /**
   * `POST /v1/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}/{serialNumber}`: 201, 200 where it was
   * registered before, 400, 401.
   *
   * @param body the JSON that came
   */
  async register(
    request: PassRequest & { readonly deviceLibraryIdentifier: string; readonly body: unknown },
  ): Promise<RegisterAnswer> {
    if (!this.isAllowed(request)) return { ...answer(401), pushTo: null };
    const { deviceLibraryIdentifier, passTypeIdentifier, serialNumber, body } = request;
    const pushToken = pushTokenIn(body);
    if (pushToken === null || !DEVICE.test(deviceLibraryIdentifier)) return { ...answer(400), pushTo: null };
    const registration = { deviceLibraryIdentifier, passTypeIdentifier, serialNumber, pushToken };
    const isNew = await this.options.registrations.add(registration);
    return { ...answer(isNew ? 201 : 200), pushTo: isNew ? registration : null };
  }

  /** `DELETE` of the same: 200, 400, 401. */
  async unregister(request: PassRequest & { readonly deviceLibraryIdentifier: string }): Promise<ServiceAnswer> {
    if (!this.isAllowed(request)) return answer(401);
    const { deviceLibraryIdentifier, passTypeIdentifier, serialNumber } = request;
    if (!DEVICE.test(deviceLibraryIdentifier)) return answer(400);
    await this.options.registrations.remove({ deviceLibraryIdentifier, passTypeIdentifier, serialNumber });
    return answer(200);
  }

  /**
   * `GET /v1/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}?passesUpdatedSince={tag}`: 200 with
   * `{ lastUpdated, serialNumbers }`, 204 where nothing has changed, 400. Apple asks for no token here: the id of the device is what
   * nobody else knows.
   */
  async changed(request: {
    readonly deviceLibraryIdentifier: string;
    readonly passTypeIdentifier: string;
    readonly passesUpdatedSince: string | undefined;
  }): Promise<ServiceAnswer> {
    const { deviceLibraryIdentifier, passTypeIdentifier, passesUpdatedSince: tag = null } = request;
    if (!DEVICE.test(deviceLibraryIdentifier) || (tag?.length ?? 0) > LONGEST_TAG) return answer(400);
    if (passTypeIdentifier !== this.options.passes.passTypeIdentifier) return answer(204);
    const changed = await this.options.registrations.changedSince(deviceLibraryIdentifier, passTypeIdentifier, tag);
    if (changed.serialNumbers.length === 0) return answer(204);
    const body = JSON.stringify({ lastUpdated: changed.tag, serialNumbers: changed.serialNumbers });
    return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
  }

  /** `GET /v1/passes/{passTypeIdentifier}/{serialNumber}`: 200 with the pass as it is now, 304, 401, 404. */
  async latest(request: PassRequest & { readonly ifModifiedSince: string | undefined }): Promise<ServiceAnswer> {
    if (!this.isAllowed(request)) return answer(401);
    const ticket = await this.options.source.latest(request.serialNumber);
    if (ticket === null) return answer(404);
    const now = this.options.now();
    const modified = this.lastModified(ticket.updatedAt, now);
    if (modified !== null && modified === request.ifModifiedSince) return answer(304);
    const headers = {
      'content-type': PASS_TYPE,
      'cache-control': 'private, no-cache',
      ...(modified !== null && { 'last-modified': modified }),
    };
    return { status: 200, headers, body: this.options.passes.pass(ticket, now) };
  }

  /**
   * `POST /v1/log`: 200, 400.
   *
   * @param body the JSON that came
   */
  log({ body }: { readonly body: unknown }): ServiceAnswer {
    const lines = logEntries(body);
    if (lines === null) return answer(400);
    if (lines.length > 0) this.options.log?.(lines);
    return answer(200);
  }

  private isAllowed({ passTypeIdentifier, serialNumber, authorization }: PassRequest): boolean {
    const isOurs = passTypeIdentifier === this.options.passes.passTypeIdentifier && SERIAL_NUMBER.test(serialNumber);
    return isOurs && this.tokens.allow(authorization, serialNumber);
  }

  /**
   * When the pass changed, to the second, which is what HTTP can say. Null while it may change again in this second: two states of a
   * pass would have the same time then, and the telephone would be told that it has the newer one.
   */
  private lastModified(updatedAt: string, now: string): string | null {
    const changed = Date.parse(updatedAt);
    return Date.parse(now) - changed > SETTLED_MS ? new Date(changed).toUTCString() : null;
  }
}

function pushTokenIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('pushToken' in body)) return null;
  return typeof body.pushToken === 'string' && PUSH_TOKEN.test(body.pushToken) ? body.pushToken : null;
}
