import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import { legalDateOf } from '../../shared/domain/local-date';
import { isRegionValidOn } from '../../shared/domain/regions';

/** Today, the regions that exist today, and the declaration (承诺书) that a submission must agree to. */
export const getReference = (dependencies: CaseworkDependencies) => async () => {
  const { regions } = await dependencies.catalogues.current();
  const today = legalDateOf(dependencies.clock.now());
  return {
    today,
    demo: dependencies.demoMode,
    regions: [...regions.values()].filter(({ code }) => isRegionValidOn(regions, code, today)).map(({ code, name, level, parentCode }) => ({ code, name, level, parentCode })),
    declaration: { ...currentDeclaration() },
  };
};
