import type * as z from 'zod';
import type { determinationChangeView } from '../../../shared/contracts/clawback-views';
import { Money } from '../components/money';
import { useLanguage, useTexts } from '../language/language-provider';
import { determinationChangeTexts } from './determination-change-texts';
import { lineName } from './line-name';

type Change = z.output<typeof determinationChangeView>;

/** Where two determinations of one case part: the amounts, what became of conditions, and every step that came out differently. */
export const DeterminationChange = ({ change }: { readonly change: Change }) => {
  const t = useTexts(determinationChangeTexts);
  const { language } = useLanguage();
  return (
    <>
      <p className="big-money"><Money amountFen={change.beforeFen} /> → <Money amountFen={change.afterFen} /></p>
      {change.conditions.length === 0 ? null : (
        <ul>{change.conditions.map(({ conditionId, lineId, saying, before, after, finding }) => (
          <li key={`${conditionId} ${lineId ?? ''}`}><span lang="zh-CN">{saying}</span>{lineId === null ? null : `（${lineName(lineId, language)}）`}：{before === null ? '—' : t(before)} → {after === null ? '—' : t(after)} · <span lang="zh-CN">{finding}</span></li>
        ))}</ul>
      )}
      {change.lines.map(({ lineId, beforeFen, afterFen, steps, reasons }) => (
        <div key={lineId}>
          <StepTable caption={`${lineName(lineId, language)}：`} beforeFen={beforeFen} afterFen={afterFen} steps={steps} />
          {reasons.length === 0 ? null : <ul lang="zh-CN">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
        </div>
      ))}
      {change.steps.length === 0 ? null : <StepTable caption={t('wholeCase')} beforeFen={change.beforeFen} afterFen={change.afterFen} steps={change.steps} />}
      {change.lines.length === 0 && change.conditions.length === 0 && change.steps.length === 0 ? <p className="empty">{t('nothing')}</p> : null}
    </>
  );
};

const StepTable = ({ caption, beforeFen, afterFen, steps }: { readonly caption: string; readonly beforeFen: number | null; readonly afterFen: number | null; readonly steps: Change['steps'] }) => {
  const t = useTexts(determinationChangeTexts);
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={caption}>
      <table className="table">
        <caption>{caption}<Money amountFen={beforeFen} /> → <Money amountFen={afterFen} /></caption>
        <thead><tr><th scope="col">{t('step')}</th><th scope="col">{t('before')}</th><th scope="col">{t('after')}</th></tr></thead>
        <tbody lang="zh-CN">{steps.map(({ label, before, after }) => <tr key={label}><th scope="row">{label}</th><td>{before ?? '—'}</td><td>{after ?? '—'}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
