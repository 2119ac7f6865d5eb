import {
  type BehindWebService,
  type MadePasses,
  type PassAnswer,
  PassMaker,
  type PassRequest,
  type PassTicket,
  type PassWebService,
  type WalletOutcome,
} from '@ticket-distribution/application';

const TOLD: WalletOutcome = { kind: 'told' };

/** Makes passes that are JSON, and tells every wallet. */
export class FakePassMaker extends PassMaker {
  readonly updatesGoogle = true;

  /** @param meanwhile what happens while a telephone is told */
  constructor(private readonly meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
    super();
  }

  /** How a telephone proves that it has the pass. */
  static authorization(serialNumber: string): string {
    return `ApplePass token-of-${serialNumber}`;
  }

  passes(ticket: PassTicket): Promise<MadePasses> {
    const jwt = `jwt-of-${ticket.serialNumber}`;
    return Promise.resolve({ apple: bytesOf(ticket), google: { url: `https://wallet.example/${jwt}`, jwt } });
  }

  async push(): Promise<WalletOutcome> {
    await this.meanwhile();
    return TOLD;
  }

  updateGoogle(): Promise<WalletOutcome> {
    return Promise.resolve(TOLD);
  }

  webService(behind: BehindWebService): PassWebService {
    return new FakeWebService(behind);
  }
}

class FakeWebService implements PassWebService {
  constructor(private readonly behind: BehindWebService) {}

  async register({ body, authorization, ...pass }: Parameters<PassWebService['register']>[0]): Promise<PassAnswer> {
    if (!isProven({ ...pass, authorization })) return answer(401);
    const { pushToken } = body as { readonly pushToken: string };
    return answer((await this.behind.add({ ...pass, pushToken })) ? 201 : 200);
  }

  async unregister({ authorization, ...pass }: Parameters<PassWebService['unregister']>[0]): Promise<PassAnswer> {
    if (!isProven({ ...pass, authorization })) return answer(401);
    await this.behind.remove(pass);
    return answer(200);
  }

  async changed(request: Parameters<PassWebService['changed']>[0]): Promise<PassAnswer> {
    const { deviceLibraryIdentifier, passTypeIdentifier, passesUpdatedSince = null } = request;
    const { serialNumbers, tag } = await this.behind.changedSince(
      deviceLibraryIdentifier,
      passTypeIdentifier,
      passesUpdatedSince,
    );
    if (serialNumbers.length === 0) return answer(204);
    const body = JSON.stringify({ lastUpdated: tag, serialNumbers });
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }

  async latest(request: Parameters<PassWebService['latest']>[0]): Promise<PassAnswer> {
    if (!isProven(request)) return answer(401);
    const ticket = await this.behind.latest(request.serialNumber);
    if (ticket === null) return answer(404);
    return { status: 200, headers: { 'content-type': 'application/vnd.apple.pkpass' }, body: bytesOf(ticket) };
  }

  log(): PassAnswer {
    return answer(200);
  }
}

function isProven({ serialNumber, authorization }: PassRequest): boolean {
  return authorization === FakePassMaker.authorization(serialNumber);
}

function answer(status: PassAnswer['status']): PassAnswer {
  return { status, headers: {}, body: null };
}

function bytesOf({ serialNumber, code }: PassTicket): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ serialNumber, code: code?.payload ?? null }));
}
