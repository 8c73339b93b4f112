import { classifyEnterpriseSize, enterpriseIndustries } from '../../../../../shared/domain/enterprise-size';
import type { EnterpriseSizeResult } from '../../../../../shared/domain/enterprise-size';
import { parseYuan } from '../../../../../shared/domain/money';
import { fieldFault } from '../../../facts/field-fault';
import type { LeafSpec } from '../../../facts/field-spec';
import { valueAt } from '../../../facts/json-path';

/** The size by the figures of the form; what is empty or not whole counts as unknown. */
export const sizeOfAnswers = (answers: unknown, specs: readonly LeafSpec[]): EnterpriseSizeResult => {
  const valid = (name: string): string | undefined => {
    const spec = specs.find(({ path }) => path.endsWith(`.${name}`));
    const value = valueAt(answers, `applicant.sizeFigures[0].${name}`);
    if (spec === undefined || (typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined;
    return fieldFault(spec, value, 'zh') === null ? String(value) : undefined;
  };
  const [employees, revenue, assets] = [valid('employees'), valid('revenueYuan'), valid('assetsYuan')];
  return classifyEnterpriseSize({
    industry: enterpriseIndustries.find(({ key }) => key === valid('industry'))?.key,
    employees: employees === undefined ? undefined : Number(employees),
    revenueFen: revenue === undefined ? undefined : parseYuan(revenue), assetsFen: assets === undefined ? undefined : parseYuan(assets),
  });
};
