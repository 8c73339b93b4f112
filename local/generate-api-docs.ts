/** Writes docs/api.md: `npm run docs:api`. */
import { writeFile } from 'node:fs/promises';
import { routeTable } from '../shared/contracts/route-table';
import { renderApiDocs } from './render-api-docs';

const target = new URL('../docs/api.md', import.meta.url);
await writeFile(target, renderApiDocs(routeTable));
console.log(`${target.pathname} written`);
