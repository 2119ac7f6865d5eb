import { expect } from 'chai';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { PushService } from './a-push-service.js';
import { EmptyBattery, Telephone } from './a-telephone.js';
import { WalletServer } from './a-wallet-server.js';
import { PASS_TYPE, hasOpenssl } from './certificates.js';

/** More steps than a telephone takes from the pass that it gets to the change that it shows. */
const ALL_STEPS = 14;

describe('A telephone with passes (needs the command openssl)', () => {
  let apple: PushService;
  let server: WalletServer;
  let telephone: Telephone;
  /** How often the telephone was pushed to. */
  const pushes = (): number => apple.received.filter(({ path }) => path.endsWith(telephone.pushToken)).length;

  before(function () {
    if (!hasOpenssl) this.skip();
  });

  beforeEach(async () => {
    apple = await PushService.open();
    server = await WalletServer.open(apple);
    telephone = new Telephone('device-1', 'abcdef01', server.url);
  });

  afterEach(async () => {
    await server.close();
    await apple.close();
  });

  it('is pushed to when a ticket is cancelled, asks what has changed, and shows the pass as voided', async () => {
    await telephone.install(server.issue('t1'));
    await telephone.install(server.issue('t2'));
    await telephone.wake();
    const untilNow = pushes();
    await server.void('t1');
    expect(pushes()).to.equal(untilNow + 1);
    await telephone.wake();
    expect([telephone.isVoided('t1'), telephone.isVoided('t2')]).to.deep.equal([true, false]);
    expect(await telephone.remove('t1')).to.equal(200);
    await server.void('t1');
    expect(pushes(), 'nobody is told any more').to.equal(untilNow + 1);
  });

  it('is pushed to at once when the ticket was cancelled between download and registration', async () => {
    const pass = server.issue('t1');
    await server.void('t1');
    expect(pushes()).to.equal(0);
    await telephone.install(pass);
    expect(pushes()).to.equal(1);
    await telephone.wake();
    expect(telephone.isVoided('t1')).to.equal(true);
  });

  it('shows a change that falls into the second of the one before', async () => {
    await telephone.install(server.issue('t1'));
    await telephone.wake();
    await server.void('t1');
    await telephone.wake();
    expect(telephone.isVoided('t1')).to.equal(true);
  });

  it('misses nothing, at whichever step its battery was empty', async () => {
    const lives = async (steps: number): Promise<boolean> => {
      const serial = `t${steps}`;
      const phone = new Telephone(`device-${steps}`, `a${steps}`, server.url);
      phone.empty(steps);
      const life = async (): Promise<void> => {
        await phone.install(server.issue(serial));
        await phone.wake();
        await server.void(serial);
        await phone.wake();
      };
      const wasEmpty = await life().then(
        () => false,
        (error: unknown) => {
          if (error instanceof EmptyBattery) return true;
          throw error;
        },
      );
      await server.void(serial);
      phone.charge();
      await phone.wake();
      const shown = phone.isVoided(serial);
      expect(shown, `after ${steps} steps`).to.be.oneOf(steps === 0 ? [null] : [true]);
      return wasEmpty;
    };
    const deaths: boolean[] = [];
    for (let steps = 0; steps <= ALL_STEPS; steps += 1) deaths.push(await lives(steps));
    expect(deaths[0], 'the first has no step').to.equal(true);
    expect(deaths.at(-1), 'the last takes all').to.equal(false);
  });

  it('is not told any more when its token leads nowhere', async () => {
    await telephone.install(server.issue('t1'));
    apple.answer = () => ({ status: 410 });
    await server.void('t1');
    expect(await server.registrations.registrationsOf(PASS_TYPE, 't1')).to.have.length(0);
  });
});
