import { Mark } from '../../../components/marks';
import { useTexts } from '../../../language/language-provider';
import type { Guide } from './guide';
import { programmeTexts } from './programme-texts';
import { Colon } from '../../../components/colon';

const levels = { district: 'district', city: 'city', province: 'province' } as const;
const levelKey = (level: string) => Object.values(levels).find((one) => one === level) ?? 'city';
const marked = (status: string | undefined) => (status === 'demo' || status === 'provisional' ? <Mark kind={status} /> : null);

/** Acceptance and all stages together, when each has a limit; a limit that nobody laid down is not made up. */
export const useTotalLimit = ({ procedure, stages }: Guide): string => {
  const t = useTexts(programmeTexts);
  const limits = [procedure.acceptance?.days ?? null, ...stages.map(({ limitWorkingDays }) => limitWorkingDays)];
  const known = limits.filter((limit) => limit !== null);
  return known.length === limits.length ? t('totalDays', { n: known.reduce((sum, days) => sum + days, 0) }) : t('totalUnknown');
};

/** Every step in its order, whose it is and how long it may take. */
export const GuideProcedure = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  const { procedure, stages } = guide;
  const within = (days: number | null | undefined): string => (days == null ? t('noLimit') : t('days', { n: days }));
  const { notice } = procedure;
  return (
    <>
      <h2 id="process" tabIndex={-1}>{t('process')}</h2>
      <ol className="process">
        <li>{t('stepSubmit')}</li>
        <li>{t('stepAccept')} <span className="small">{within(procedure.acceptance?.days)}</span> {marked(procedure.acceptance?.status)}</li>
        {stages.map((stage) => <li key={stage.title}><span lang="zh-CN">{stage.title}</span>（{t(levelKey(stage.level))}） <span className="small">{within(stage.limitWorkingDays)}</span></li>)}
        <li>{t('stepDecide')}</li>
        <li>{t('stepNotice')} <span className="small">{notice === null ? t('noLimit') : t('noticeDays', { n: notice.days, unit: t(notice.unit), first: notice.firstDayCounted ? t('firstDay') : '' })}</span> {marked(notice?.status)}</li>
        <li>{t('stepApprove')}</li>
        <li>{t('stepPayee')} <span className="small">{within(procedure.payeeConfirmation?.days)}</span> {marked(procedure.payeeConfirmation?.status)}</li>
        <li>{t('stepPay')}</li>
      </ol>
      <ul>
        {procedure.correction === null ? null : <li>{t('correctionRule', { days: within(procedure.correction.days), late: procedure.lateCorrectionWithdraws ? t('lateWithdraws') : '' })}</li>}
        {procedure.payeeConfirmation === null ? null : <li>{t('payeeRule', { days: within(procedure.payeeConfirmation.days), late: procedure.latePayeeWaives ? t('lateWaives') : '' })}</li>}
        {procedure.reExamination === null ? null : <li>{t('reExaminationRule', { days: within(procedure.reExamination.days) })}</li>}
        <li>{t('fee')}<Colon />{t('free')}</li>
      </ul>
    </>
  );
};
