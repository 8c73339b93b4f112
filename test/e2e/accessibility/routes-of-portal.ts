import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';

type Route = { readonly path?: string | undefined; readonly index?: boolean | undefined; readonly children?: readonly Route[] | undefined };

const routeSchema: z.ZodType<Route> = z.object({ path: z.string().optional(), index: z.boolean().optional(), get children() { return z.array(routeSchema).optional(); } });
/** A file of routes exports one list of them under whatever name. */
const moduleSchema = z.record(z.string(), z.array(routeSchema));
const areas = fileURLToPath(new URL('../../../web/src/areas', import.meta.url));

const pathsOf = (routes: readonly Route[], parent: string): readonly string[] =>
  routes.flatMap(({ path, children }) => {
    const here = path === undefined ? parent : `${parent.replace(/\/$/, '')}/${path}`;
    return children === undefined ? [here] : pathsOf(children, here);
  });

/** Every path of every area's `routes.ts`: what the portal can show. */
export const routesOfPortal = async (): Promise<readonly string[]> => {
  const files = readdirSync(areas, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|[\\/])routes\.ts$/.test(name));
  const lists = await Promise.all(files.map(async (name): Promise<readonly string[]> => {
    const imported: unknown = await import(pathToFileURL(join(areas, name)).href);
    return Object.values(moduleSchema.parse({ ...z.looseObject({}).parse(imported) })).flatMap((routes) => pathsOf(routes, '/'));
  }));
  return [...new Set(lists.flat())].sort();
};
