import { beforeAll, describe, expect, it } from '@jest/globals';
import { measurePortal } from './portal-size';
import type { PortalPage, PortalSizes } from './portal-size';

/** What was reached, in KB of gzipped script, and a little room: whoever needs more says so here. */
const atMostKilobytes: Readonly<Record<PortalPage, number>> = { home: 210, applications: 210, workbench: 215, finance: 215, catalogue: 210 };

describe('the script of the first view', () => {
  let sizes: PortalSizes;
  beforeAll(() => { sizes = measurePortal(); });

  it.each(Object.entries(atMostKilobytes) as [PortalPage, number][])('of %s is at most %i KB gzipped', (page, kilobytes) => {
    expect(Math.ceil(sizes[page] / 1024)).toBeLessThanOrEqual(kilobytes);
  });
});
