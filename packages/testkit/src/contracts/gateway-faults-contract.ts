import { type CallOutcome, type HandOver, type IssueHandOver, ticketsOf } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { GatewayFault } from './gateway-stage.js';
import type { OpenGateway } from './open-gateway.js';
import { cancelOf } from './told-hand-overs.js';

type Kind = CallOutcome['kind'];

/** What may be said of a call that met a fault, and whether the call has its effect. */
const FAULTS: readonly (readonly [fault: GatewayFault, says: readonly Kind[], hasEffect: boolean])[] = [
  ['connection-refused', ['no-effect', 'unknown'], false],
  ['unavailable', ['no-effect', 'unknown'], false],
  ['request-lost', ['no-effect', 'unknown'], false],
  ['answer-lost', ['unknown'], true],
  ['time-out', ['unknown'], true],
  ['garbage', ['unknown'], true],
];

/** Nobody is refused, and nothing is not there, because a question was not answered. */
const SAID_OF_QUESTIONS: readonly Kind[] = ['applied', 'no-effect', 'unknown'];

export function gatewayFaultsContract({ describe, it }: Suite, opened: OpenGateway): void {
  /** What became of a call, found out once the fault is over: whether it has its effect by then. */
  const expectFoundOut = async (handOver: HandOver, met: CallOutcome, hadEffect: boolean): Promise<boolean> => {
    const { kind } = await opened.gateway.again(handOver, met);
    const isAsked = met.kind === 'unknown' && !opened.stage.gateway.dedupes;
    const mayBe: readonly Kind[] = hadEffect ? ['applied', 'unknown'] : ['not-found', 'no-effect', 'unknown'];
    expect(kind, `the ${handOver.operation} once it is over`).to.be.oneOf(isAsked ? mayBe : ['applied']);
    return hadEffect || !isAsked;
  };

  const ifSo = (holds: boolean, issue: IssueHandOver) => (holds ? ticketsOf(issue) : []);

  describe('A call', () => {
    for (const [fault, says, hasEffect] of FAULTS) {
      const words = says.join(' or ');
      it(`that meets ${fault} is told as ${words}; later its key tells the rest, and nothing is there twice`, async () => {
        const [held, ended, issue] = [await opened.issued(), await opened.issued(), opened.issue()];
        const cancel = cancelOf(ended);
        await opened.stage.meet(fault);
        const [ofIssue, ofCancel, ofQuestion, [seen]] = await Promise.all([
          opened.gateway.handOver(issue),
          opened.gateway.handOver(cancel),
          opened.gateway.ask(held),
          opened.gateway.look(held.key),
        ]);
        await opened.stage.recover();
        expect(ofIssue.kind, 'the issue').to.be.oneOf(says);
        expect(ofCancel.kind, 'the cancel').to.be.oneOf(says);
        expect(ofQuestion.kind, 'the question').to.be.oneOf(SAID_OF_QUESTIONS);
        if (seen !== undefined)
          expect(seen, 'a look that tells nothing says so').to.have.length(ticketsOf(held).length);
        const isIssued = await expectFoundOut(issue, ofIssue, hasEffect);
        const isCancelled = await expectFoundOut(cancel, ofCancel, hasEffect);
        const valid = [...ticketsOf(held), ...ifSo(isIssued, issue), ...ifSo(!isCancelled, ended)];
        await opened.expectValid([held, ended, issue], valid);
      });
    }
  });
}
