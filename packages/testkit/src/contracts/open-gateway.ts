import { type IssueHandOver, type TicketDistributionId, ticketsOf } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import { CheckedGateway } from './checked-gateway.js';
import type { GatewayStage } from './gateway-stage.js';
import { freshIssue } from './told-hand-overs.js';

/** A stage, and its gateway, for every test of the suite in which it is made. */
export class OpenGateway {
  private opened: { readonly stage: GatewayStage; readonly gateway: CheckedGateway } | null = null;

  constructor({ beforeEach, afterEach }: Pick<Suite, 'beforeEach' | 'afterEach'>, open: () => Promise<GatewayStage>) {
    beforeEach(async () => {
      const stage = await open();
      this.opened = { stage, gateway: new CheckedGateway(stage) };
    });
    afterEach(async () => {
      await this.opened?.stage.close();
      this.opened = null;
    });
  }

  get stage(): GatewayStage {
    return this.now.stage;
  }

  get gateway(): CheckedGateway {
    return this.now.gateway;
  }

  /** An issue that was not told yet. */
  issue(): IssueHandOver {
    return freshIssue(this.stage.issue);
  }

  /** An issue that was told, and applied. */
  async issued(): Promise<IssueHandOver> {
    const issue = this.issue();
    expect(await this.gateway.handOver(issue), 'the issue of the stage is taken').to.have.property('kind', 'applied');
    return issue;
  }

  /** Fails unless just these of the issued tickets are valid at the system, each once. */
  async expectValid(issues: readonly IssueHandOver[], valid: readonly TicketDistributionId[]): Promise<void> {
    const found = await this.stage.valid(issues.flatMap(ticketsOf));
    expect(found.toSorted(), 'valid at the system').to.deep.equal(valid.toSorted());
  }

  private get now() {
    if (this.opened === null) throw new Error('The stage is open during a test only');
    return this.opened;
  }
}
