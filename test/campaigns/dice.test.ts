import { Dice, firstVersion, nextVersion } from '@ticket-distribution/campaigns';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const throwsOf = (dice: Dice): number[] => Array.from({ length: 20 }, () => dice.between(0, 1_000));

describe('The chance of a crash test', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(throwsOf(new Dice('a'))).to.deep.equal(throwsOf(new Dice('a')));
    expect(throwsOf(new Dice('a'))).to.not.deep.equal(throwsOf(new Dice('b')));
    expect(throwsOf(new Dice('a').of('load'))).to.not.deep.equal(throwsOf(new Dice('a').of('faults')));
  });

  it('makes orders of every method, and versions that rise', () => {
    const dice = new Dice('orders');
    const orders = Array.from({ length: 100 }, (_, index) => firstVersion(`O${index}`, dice));
    const methods = new Set(orders.flatMap(({ orderLines }) => orderLines.map((line) => line.fulfillmentMethod)));
    expect(methods.size).to.equal(4);
    for (const order of orders) {
      const [second, third] = [nextVersion(order, dice), nextVersion(nextVersion(order, dice), dice)];
      expect([second.version, third.version]).to.deep.equal([2, 3]);
      expect(second.id).to.equal(order.id);
    }
  });
});
