import type { OperationOutput } from '../../../../../shared/contracts/client';
import { parseYuan } from '../../../../../shared/domain/money';
import { useTexts } from '../../../language/language-provider';
import { ScrollTable } from '../layout/scroll-table';
import { yuanText } from '../layout/yuan';
import { targetTexts } from './target-texts';
import { Colon } from '../../../components/colon';

export type TargetView = OperationOutput<'listTargets'>['items'][number];
type Year = TargetView['years'][number];

/** One target: what the plan sets year by year, what the cases show, where it stands, and how far the two can be compared. */
export const TargetTable = ({ target }: { readonly target: TargetView }) => {
  const t = useTexts(targetTexts);
  const words = useFigures(target.unit);
  return (
    <section aria-labelledby={target.targetId}>
      <h3 id={target.targetId} lang="zh-CN">{target.indicator} <span className="small">{target.instrumentTitle}</span></h3>
      <ScrollTable label={target.indicator}>
        <thead><tr><th scope="col">{t('year')}</th><th scope="col">{t('set')}</th><th scope="col" className="number">{t('accepted')}</th><th scope="col" className="number">{t('paid')}</th><th scope="col">{t('source')}</th></tr></thead>
        <tbody>{target.years.map((year) => <tr key={year.year}><th scope="row">{year.year}</th><td>{words.set(year)}</td><td className="number">{words.shown(year, 'accepted')}</td><td className="number">{words.shown(year, 'paid')}</td><td lang="zh-CN">{year.set === null ? '' : `${year.set.locator}：${year.set.summary}`}</td></tr>)}</tbody>
      </ScrollTable>
      <p className="small"><strong>{t('limits')}</strong><Colon /><span lang="zh-CN">{target.limits}</span></p>
      {target.baselines.length === 0 ? null : <p className="small"><strong>{t('baselines')}</strong><Colon /><span lang="zh-CN">{target.baselines.join('；')}</span></p>}
    </section>
  );
};

const useFigures = (unit: TargetView['unit']) => {
  const t = useTexts(targetTexts);
  const worded = (value: string): string => (unit === 'yuan' ? t('yuan', { amount: yuanText(parseYuan(value)) }) : value);
  return {
    set: ({ set }: Year): string => (set === null ? t('notSet') : t(set.sense, { value: worded(set.value), toValue: worded(set.toValue ?? set.value) })),
    shown: ({ shown }: Year, stage: 'accepted' | 'paid'): string => {
      if (shown === null) return t('notShown');
      const { count, amountFen } = shown[stage];
      return unit === 'yuan' ? t('shownYuan', { amount: yuanText(amountFen), n: count }) : String(count);
    },
  };
};
