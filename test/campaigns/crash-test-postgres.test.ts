import { crashCampaign } from '@ticket-distribution/campaigns';
import { expect } from 'chai';
import { describe, it } from 'mocha';

describe('Real processes that are killed under load, three of them on PostgreSQL', () => {
  it('lose nothing and double nothing', async () => {
    const said: string[] = [];
    const report = await crashCampaign({
      database: 'postgres',
      minutes: 0.25,
      seed: `test-${Date.now()}`,
      loadMs: 8_000,
      say: (line) => said.push(line),
    });
    expect(report.violations, said.join('\n')).to.deep.equal([]);
    expect(report.orders).to.be.greaterThan(0);
    expect(report.handOvers.applied).to.be.greaterThan(0);
    expect(Object.keys(report.faults)).to.not.have.length(0);
  });
});
