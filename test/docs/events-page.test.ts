import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { eventsPage } from './events/events-page.js';

const written = readFileSync(join(root, 'docs', 'events.md'), 'utf8');

describe('The page on events', () => {
  it('is what the schemas say', () => {
    expect(written, 'run npm run docs').to.equal(eventsPage());
  });

  it('has a section for every type of event', () => {
    const sections = [...written.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(sections).to.deep.equal([...EVENT_TYPES]);
  });
});
