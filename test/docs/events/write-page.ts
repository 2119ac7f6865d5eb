import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../architecture/source-files.js';
import { eventsPage } from './events-page.js';

writeFileSync(join(root, 'docs', 'events.md'), eventsPage());
