import { routes } from '../../shared/contracts/route-table';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { listNotices } from './list-notices';
import type { NoticeDependencies } from './notice-context';
import { raiseObjection } from './raise-objection';
import { resolveObjection } from './resolve-objection';

/** Every operation of public notices, bound to its use case. */
export const noticeHandlers = (dependencies: NoticeDependencies): FeatureHandlers<'notices'> => ({
  listNotices: defineHandler(routes.listNotices, listNotices(dependencies)),
  raiseObjection: defineHandler(routes.raiseObjection, raiseObjection(dependencies)),
  resolveObjection: defineHandler(routes.resolveObjection, resolveObjection(dependencies)),
});
