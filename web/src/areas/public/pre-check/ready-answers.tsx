import { useApi } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { useSettings } from '../../../app/settings-context';
import { useMe } from '../../../app/use-duties';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useSession } from '../../../session/session-provider';
import { useTexts } from '../../../language/language-provider';
import type { Answers } from '../../../facts/pre-check-memory';
import { preCheckTexts } from './pre-check-texts';

type Properties = { readonly guide: OperationOutput<'getProgramme'>; readonly onFill: (answers: Answers) => void };

/** Answers that need no typing: the profile of one's own enterprise; in the demonstration invented ones. */
export const ReadyAnswers = ({ guide, onFill }: Properties) => {
  const { demo } = useSettings();
  const { status } = useSession();
  if (status !== 'signed_in' && !demo) return null;
  return <div className="actions">{status === 'signed_in' ? <FromProfile onFill={onFill} /> : null}{demo ? <FromSample guide={guide} onFill={onFill} /> : null}</div>;
};

const FromProfile = ({ onFill }: Pick<Properties, 'onFill'>) => {
  const t = useTexts(preCheckTexts);
  const api = useApi();
  const me = useMe();
  const [mandate] = me.data?.mandates ?? [];
  if (mandate === undefined) return null;
  const fill = async (): Promise<void> => { onFill({ applicant: (await api.call('getEnterprise', { parameters: { creditCode: mandate.creditCode } })).applicant }); };
  return <button type="button" className="button" onClick={() => { void fill(); }}>{t('useProfile', { name: mandate.enterpriseName })}</button>;
};

const FromSample = ({ guide, onFill }: Properties) => {
  const t = useTexts(preCheckTexts);
  const fill = async (): Promise<void> => {
    const { sampleApplicant, sampleFacts, serialOf } = await import('../../../demo/sample-facts');
    onFill({ ...sampleFacts(guide.kind, serialOf(newKey())), applicant: sampleApplicant(guide.regionCode) });
  };
  return <><button type="button" className="button demo" onClick={() => { void fill(); }}>{t('sample')}</button><span className="small">{t('sampleHint')}</span></>;
};
