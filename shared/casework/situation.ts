import type { Application } from '../domain/application/application';
import type { TransitionContext } from '../domain/application/context';
import { isWithin } from '../domain/regions';
import { programmeOf } from '../domain/rules/catalogue';
import type { Catalogue } from '../domain/rules/catalogue';
import type { Programme } from '../domain/rules/measure-schema';
import { buildCalendar } from '../domain/working-days';
import type { CaseworkDependencies } from './dependencies';

/** A case together with the law it is decided by: the pinned catalogue from acceptance on, the current one before. */
export type Situation = {
  readonly application: Application;
  readonly catalogue: Catalogue;
  readonly programme: Programme;
  readonly context: TransitionContext;
};

export const situationOf = async (dependencies: CaseworkDependencies, application: Application): Promise<Situation> => {
  const [catalogue, calendar] = await Promise.all([
    application.pins === null ? dependencies.catalogues.current() : dependencies.catalogues.byHash(application.pins.catalogueHash),
    dependencies.catalogues.readCalendar(),
  ]);
  const programme = programmeOf(catalogue, application.programmeId);
  const context: TransitionContext = {
    now: dependencies.clock.now(),
    procedure: programme.procedure,
    sharesPot: programme.amount.pot !== null,
    calendar: buildCalendar(calendar),
    isWithin: (regionCode, ancestorCode) => isWithin(catalogue.regions, regionCode, ancestorCode),
  };
  return { application, catalogue, programme, context };
};
