import { beforeAll, describe, expect, it } from '@jest/globals';
import { measurePortal } from './portal-size';
import type { PortalPage, PortalSizes } from './portal-size';

/** What was reached, in KB of gzipped script, and a little room: whoever needs more says so here. Of all routes' contracts, which every page loads, there are 32. */
const atMostKilobytes: Readonly<Record<PortalPage, number>> = { home: 218, applications: 217, workbench: 220, finance: 220, catalogue: 216 };

describe('the script of the first view', () => {
  let sizes: PortalSizes;
  beforeAll(() => { sizes = measurePortal(); });

  it.each(Object.entries(atMostKilobytes) as [PortalPage, number][])('of %s is at most %i KB gzipped', (page, kilobytes) => {
    expect(Math.ceil(sizes[page] / 1024)).toBeLessThanOrEqual(kilobytes);
  });
});
