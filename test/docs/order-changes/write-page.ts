import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../architecture/source-files.js';
import { orderChangesPage } from './order-changes-page.js';

writeFileSync(join(root, 'docs', 'order-changes.md'), await orderChangesPage());
