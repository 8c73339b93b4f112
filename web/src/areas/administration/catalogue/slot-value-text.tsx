import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useTexts } from '../../../language/language-provider';
import { groupDigits } from '../../../components/group-digits';
import { catalogueTexts } from './catalogue-texts';

export type ProgrammeRecord = OperationOutput<'getProgrammeRecord'>;
export type Slot = ProgrammeRecord['slots'][number];
export type SlotValue = ProgrammeRecord['values'][number];

/** A value as people write it: with its unit. */
export const SlotValueText = ({ value, type }: { readonly value: SlotValue['value']; readonly type: Slot['type'] | undefined }) => {
  const t = useTexts(catalogueTexts);
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>;
  if (Array.isArray(value)) return <span lang="zh-CN">{value.join('、')}</span>;
  const text = String(value);
  return <span lang="zh-CN" className="nowrap">{type === 'percent' ? `${text} %` : type === 'money' ? `${groupDigits(text)} 元` : text}</span>;
};

export const PeriodText = ({ value }: { readonly value: Pick<SlotValue, 'fromOn' | 'toOn'> }) => {
  const t = useTexts(catalogueTexts);
  return <span className="nowrap">{value.toOn === undefined ? t('from', { from: value.fromOn }) : t('between', { from: value.fromOn, to: value.toOn })}</span>;
};

export const basisText = (basis: SlotValue['basis']): string => [basis.documentNumber, basis.clause].filter((part) => part !== null).join(' ');
