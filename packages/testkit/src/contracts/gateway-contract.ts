import { type Suite, suiteOn } from '../runner/suite.js';
import type { TestRunner } from '../runner/test-runner.js';
import { gatewayAnswersContract } from './gateway-answers-contract.js';
import { gatewayFaultsContract } from './gateway-faults-contract.js';
import { gatewayLooksContract } from './gateway-looks-contract.js';
import type { GatewayStage } from './gateway-stage.js';
import { OpenGateway } from './open-gateway.js';

/** A test makes up to a dozen calls, and a system may be far away. */
const LONGEST_TEST_MS = 120_000;

/**
 * What the engine needs of every `TicketSystemGateway`: each ticket of a call is answered once, a key that is told again has no
 * second effect, what nobody knows is told as unknown, a cancelled key stays dead, looks tell what is there, every call ends, and
 * no attempt shows secrets or who somebody is.
 *
 * @param runner registers the tests
 * @param gateway names it in the titles
 * @param open opens a stage; each test opens its own and closes it
 */
export function gatewayContract(runner: TestRunner, gateway: string, open: () => Promise<GatewayStage>): void {
  const { it, ...others } = suiteOn(runner);
  const suite: Suite = { ...others, it: (title, test) => it(title, test, { timeout: LONGEST_TEST_MS }) };
  suite.describe(`A gateway, kept by ${gateway}`, () => {
    const opened = new OpenGateway(suite, open);
    gatewayAnswersContract(suite, opened);
    gatewayFaultsContract(suite, opened);
    gatewayLooksContract(suite, opened);
  });
}
