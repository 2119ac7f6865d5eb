import type { TicketSystemGateway } from '@ticket-distribution/application';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { type BrokenLaw, brokenLaws, gatewayContract } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { BROKEN_GATEWAYS, type Faults, SECRET } from './broken-gateways.js';
import { fakeStage } from './fake-stage.js';

/** A gateway to the system that is right but for what `faults` says. */
function gateway(system: FakeTicketSystem, faults: Partial<TicketSystemGateway>): TicketSystemGateway {
  const { dedupes, keysPerLook, keysPerCall } = system;
  return {
    dedupes,
    keysPerLook,
    keysPerCall,
    handOver: (handOver, context) => system.handOver(handOver, context),
    ask: (handOver, context) => system.ask(handOver, context),
    look: (keys, context) => system.look(keys, context),
    ...faults,
  };
}

const found = async (faults: Faults): Promise<readonly BrokenLaw[]> => {
  const open = async () => {
    const system = new FakeTicketSystem();
    return { ...fakeStage(system, gateway(system, faults(system))), secrets: [SECRET], longestCallMs: 200 };
  };
  return brokenLaws((runner) => gatewayContract(runner, 'a broken gateway', open));
};

describe('The contract of gateways', () => {
  for (const [name, [faults, law]] of Object.entries(BROKEN_GATEWAYS)) {
    it(`finds a gateway that ${name}`, async () => {
      const titles = (await found(faults)).map(({ title }) => title);
      expect(
        titles.some((title) => law.test(title)),
        titles.join('\n'),
      ).to.equal(true);
    });
  }

  it('finds nothing in one that is right', async () => {
    const broken = await found(() => ({}));
    expect(broken.map(({ title, error }) => `${title}: ${error.message}`)).to.deep.equal([]);
  });
});
