import { once } from 'node:events';
import { join } from 'node:path';
import { tellStory } from './chapters/tell-story.js';
import { tell } from './world/teller.js';
import { type World, openWorld } from './world/world.js';

const endsByItself = process.argv.includes('--once');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--once');
if (unknown.length > 0) {
  console.error(`Unknown argument ${unknown.join(' ')}. The only one is --once: end when the story is told.`);
  process.exit(1);
}

const started = performance.now();
const world = await openWorld();
try {
  await tellStory(world);
  tell.chapter(
    `Told in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    `Tickets lie in ${join(world.folder, 'tickets')}`,
  );
  if (!endsByItself) await stayUp(world);
} finally {
  await world.close();
}

async function stayUp({ address, sandbox }: World): Promise<void> {
  tell.detail(`try the API:       ${address}/docs`);
  tell.detail(`OpenAPI document:  ${address}/openapi.json`);
  tell.detail(`the sandbox:       ${sandbox.address}/`);
  tell.detail('Ctrl+C ends it.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
