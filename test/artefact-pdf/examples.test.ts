import { expect } from 'chai';
import { describe, it } from 'mocha';
import { bytes } from './examples/print-tickets.js';
import { readBack } from './read-back.js';

describe('The example of printed tickets', () => {
  it('gives a file with the ticket', async () => {
    expect((await readBack(bytes)).lines).to.include.members(['Flexible ticket', '2 adults, 1 child']);
  });
});
