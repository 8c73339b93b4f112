import { routes } from '../../shared/contracts/route-table';
import { worded } from '../../shared/http/case-results';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { acceptCase } from './accept-case';
import * as commands from './case-commands';
import { decideList } from './decide-list';
import type { ReviewDependencies } from './dependencies-type';
import { findCases, getAuditChain } from './oversee-cases';
import * as pots from './pot-runs';
import { answerRating, listRatings } from './ratings';
import type { RatingDependencies } from './ratings';
import { getCase } from './read-cases';
import { getCaseNeighbours } from './read-neighbours';
import type { NeighbourDependencies } from './read-neighbours';
import { getReviewQueue } from './read-queue';
import { recordReview } from './record-review';
import { resolveClash } from './resolve-clash';
import { getWorkbench } from './read-workbench';

/** Every operation of the reviewers' room, bound to its use case. */
export const reviewHandlers = (dependencies: ReviewDependencies & NeighbourDependencies & RatingDependencies): FeatureHandlers<'reviews'> => ({
  getWorkbench: defineHandler(routes.getWorkbench, getWorkbench(dependencies)),
  getReviewQueue: defineHandler(routes.getReviewQueue, getReviewQueue(dependencies)),
  getCase: defineHandler(routes.getCase, getCase(dependencies)),
  getCaseNeighbours: defineHandler(routes.getCaseNeighbours, getCaseNeighbours(dependencies)),
  findCases: defineHandler(routes.findCases, findCases(dependencies)),
  getAuditChain: defineHandler(routes.getAuditChain, getAuditChain(dependencies)),
  claimCase: defineHandler(routes.claimCase, commands.claimCase(dependencies)),
  releaseCase: defineHandler(routes.releaseCase, commands.releaseCase(dependencies)),
  recuseFromCase: defineHandler(routes.recuseFromCase, commands.recuseFromCase(dependencies)),
  acceptCase: defineHandler(routes.acceptCase, acceptCase(dependencies)),
  refuseAcceptance: defineHandler(routes.refuseAcceptance, commands.refuseAcceptance(dependencies)),
  requestCorrection: defineHandler(routes.requestCorrection, commands.requestCorrection(dependencies)),
  resolveClash: defineHandler(routes.resolveClash, resolveClash(dependencies)),
  recordReview: defineHandler(routes.recordReview, recordReview(dependencies)),
  decideList: defineHandler(routes.decideList, async (request) => {
    const { listId, results } = await decideList(dependencies)(request);
    return { listId, results: worded(results, request.language) };
  }),
  createPotRun: defineHandler(routes.createPotRun, pots.createPotRun(dependencies)),
  listPotRuns: defineHandler(routes.listPotRuns, pots.listPotRuns(dependencies)),
  getPotRun: defineHandler(routes.getPotRun, pots.getPotRun(dependencies)),
  getPotShares: defineHandler(routes.getPotShares, pots.getPotShares(dependencies)),
  continuePotRun: defineHandler(routes.continuePotRun, pots.continuePotRun(dependencies)),
  resealPotRun: defineHandler(routes.resealPotRun, pots.resealPotRun(dependencies)),
  approvePotRun: defineHandler(routes.approvePotRun, pots.approvePotRun(dependencies)),
  cancelPotRun: defineHandler(routes.cancelPotRun, pots.cancelPotRun(dependencies)),
  approveCase: defineHandler(routes.approveCase, commands.approveCase(dependencies)),
  holdOverCase: defineHandler(routes.holdOverCase, commands.holdOverCase(dependencies)),
  resumeCase: defineHandler(routes.resumeCase, commands.resumeCase(dependencies)),
  listRatings: defineHandler(routes.listRatings, listRatings(dependencies)),
  answerRating: defineHandler(routes.answerRating, answerRating(dependencies)),
  terminateCase: defineHandler(routes.terminateCase, commands.terminateCase(dependencies)),
  revokeCase: defineHandler(routes.revokeCase, commands.revokeCase(dependencies)),
});
