import { type MadePasses, PassMaker, type WalletOutcome } from '@ticket-distribution/application';

/** Tells every wallet, and takes its time: something happens meanwhile. */
export class SlowPassMaker extends PassMaker {
  readonly updatesGoogle = true;

  constructor(private readonly meanwhile: () => Promise<void>) {
    super();
  }

  passes(): Promise<MadePasses> {
    return Promise.resolve({ apple: null, google: null });
  }

  async push(): Promise<WalletOutcome> {
    await this.meanwhile();
    return { kind: 'told' };
  }

  updateGoogle(): Promise<WalletOutcome> {
    return Promise.resolve({ kind: 'told' });
  }

  webService(): null {
    return null;
  }
}
