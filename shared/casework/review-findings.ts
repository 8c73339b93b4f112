import type { ReviewFinding } from '../domain/rules/facts';
import type { StageFindings } from '../ports/applications';
import type { CaseworkDependencies } from './dependencies';

/** The stage under which the outcome of a 资金查重 is kept; what was refused there stays refused. */
export const fundingCheckStage = 'funding_check';

/** One finding a line: the latest stage's word counts, but a line refused for double funding never comes back. */
export const mergeFindings = (stages: readonly StageFindings[]): readonly ReviewFinding[] => {
  const byLine = new Map<string, ReviewFinding & { readonly final: boolean }>();
  for (const stage of [...stages].sort((left, right) => left.version - right.version)) {
    for (const { lineId, finding, toFen, reason } of stage.lineFindings) {
      if (byLine.get(lineId)?.final === true) continue;
      const final = stage.stageId === fundingCheckStage && finding === 'refused';
      byLine.set(lineId, { lineId, finding, final, ...(toFen === undefined ? {} : { toFen }), ...(reason === '' ? {} : { reason }) });
    }
  }
  return [...byLine.values()].map(({ final: _final, ...finding }) => finding);
};

export const findingsFor = async (dependencies: Pick<CaseworkDependencies, 'applications'>, applicationId: string): Promise<readonly ReviewFinding[]> =>
  mergeFindings(await dependencies.applications.readFindings(applicationId));
