import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useRegions } from '../../../facts/use-regions';
import { useJump } from '../../../facts/use-jump';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { Funds } from './funds';
import type { Guide } from './guide';
import { GuideAmount } from './guide-amount';
import { GuideProcedure, useTotalLimit } from './guide-procedure';
import { programmeTexts } from './programme-texts';
import { WindowLine } from './window-line';
import { punctuation } from '../../../language/punctuation';
import { Colon } from '../../../components/colon';

/** 办事指南 of one programme, from the catalogue. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const guide = useOperation('getProgramme', { parameters: { programmeId } });
  const reference = useOperation('getReference', {});
  return <QueryState query={guide}>{(found) => <QueryState query={reference}>{({ today }) => <GuideText guide={found} today={today} />}</QueryState>}</QueryState>;
};

const parts = ['who', 'amount', 'materials', 'process', 'when_title', 'grounds'] as const;

const GuideText = ({ guide, today }: { readonly guide: Guide; readonly today: string }) => {
  const t = useTexts(programmeTexts);
  const { regionName } = useRegions();
  useJump();
  return (
    <>
      <PageHeading lang="zh-CN" title={guide.title} caption={<><span className={`tag ${guide.openCall === null ? 'neutral' : 'good'}`}>{t(guide.openCall === null ? 'notOpen' : 'openNow')}</span> {guide.demo ? <Mark kind="demo" /> : null} <span>{t(guide.kind)} · <span lang="zh-CN">{regionName(guide.regionCode)}</span></span></>} />
      <p className="lead" lang="zh-CN">{guide.summary}</p>
      <div className="actions">
        {guide.openCall === null ? null : <Link className="button primary" to={`/applications/new?programme=${guide.programmeId}`}>{t('apply')}</Link>}
        <Link className="button" to={`/pre-check/${guide.programmeId}`}>{t('preCheck')}</Link>
      </div>
      {guide.openQuestions.length === 0 ? null : <div className="notice-box attention"><h2>{t('openQuestions')}</h2><ul lang="zh-CN">{guide.openQuestions.map((question) => <li key={question}>{question}</li>)}</ul></div>}
      <AtAGlance guide={guide} today={today} />
      <nav aria-label={t('contents')} className="contents no-print"><ul>{parts.map((part) => <li key={part}><a href={`#${part}`}>{t(part)}</a></li>)}</ul></nav>
      <h2 id="who" tabIndex={-1}>{t('who')}</h2>
      <Conditions guide={guide} />
      <GuideAmount guide={guide} today={today} />
      <h2 id="materials" tabIndex={-1}>{t('materials')}</h2>
      {guide.materials.length === 0 ? <p>{t('noMaterials')}</p> : <ul>{guide.materials.map(({ materialId, title, requiredWhen }) => <li key={materialId}><span lang="zh-CN">{title}</span> {requiredWhen === null ? <span className="tag neutral">{t('always')}</span> : <span className="small">{t('when', { when: requiredWhen })}</span>}</li>)}</ul>}
      <GuideProcedure guide={guide} />
      <Calls guide={guide} today={today} />
      <Grounds guide={guide} />
      <p className="small">{t('kindMark')}</p>
    </>
  );
};

/** What everybody asks first, before the long text. */
const AtAGlance = ({ guide, today }: { readonly guide: Guide; readonly today: string }) => {
  const t = useTexts(programmeTexts);
  const limit = useTotalLimit(guide);
  const [beneficiaries, pays] = [[...new Set(guide.grounds.map(({ beneficiary }) => beneficiary))], [...new Set(guide.grounds.map((ground) => ground.pays))]];
  return (
    <section className="card glance" aria-labelledby="glance-title">
      <h2 id="glance-title">{t('atAGlance')}</h2>
      <dl className="facts">
        <dt>{t('beneficiary')}</dt><dd lang="zh-CN">{beneficiaries.join('；')}</dd>
        <dt>{t('pays')}</dt><dd lang="zh-CN">{pays.join('；')}</dd>
        <dt>{t('windowTitle')}</dt><dd>{guide.openCall === null ? t('notOpen') : <WindowLine call={guide.openCall} today={today} />}</dd>
        <dt>{t('limitTime')}</dt><dd>{limit}</dd>
        <dt>{t('fee')}</dt><dd>{t('free')}</dd>
        <dt>{t('where')}</dt><dd>{t('online')}</dd>
        <dt>{t('funds')}</dt><dd><Funds funds={guide.funds} /></dd>
        <dt>{t('contact')}</dt><dd lang="zh-CN">{guide.openCall?.contact ?? '—'}</dd>
      </dl>
    </section>
  );
};

const Conditions = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  return (
    <ol className="conditions numbered">
      {guide.conditions.map(({ conditionId, saying, basis, citation }) => (
        <li key={conditionId}>
          <p className="condition-head" lang="zh-CN">{saying} {basis === 'reading' ? <Mark kind="reading" /> : null}</p>
          <p className="small">{t('clause')}<Colon /><span lang="zh-CN">{citation.title}{citation.documentNumber !== null && !citation.title.includes(citation.documentNumber) ? `（${citation.documentNumber}）` : ''} {citation.locator}：{citation.summary}</span></p>
        </li>
      ))}
    </ol>
  );
};

const Calls = ({ guide, today }: { readonly guide: Guide; readonly today: string }) => {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  return (
    <>
      <h2 id="when_title" tabIndex={-1}>{t('when_title')}</h2>
      {guide.calls.length === 0 ? <p>{t('noCalls')}</p> : (
        <ul>{guide.calls.map((call) => (
          <li key={call.callId}>
            <span lang="zh-CN">{call.title}（{call.documentNumber}）</span>{punctuation[language].colon}{call.opensOn <= today && today <= call.closesOn ? <WindowLine call={call} today={today} /> : t('window', { from: legalDateText(call.opensOn, language), to: legalDateText(call.closesOn, language) })} · {t('contact')}{punctuation[language].colon}<span lang="zh-CN">{call.contact}</span>
          </li>
        ))}</ul>
      )}
    </>
  );
};

const Grounds = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  return (
    <>
      <h2 id="grounds" tabIndex={-1}>{t('grounds')}</h2>
      <ul lang="zh-CN">{guide.grounds.map((ground) => (
        <li key={ground.clauseId}>{ground.title}{ground.documentNumber !== null && !ground.title.includes(ground.documentNumber) ? `（${ground.documentNumber}）` : ''}，{ground.locator}：{ground.pays}
          {ground.responsibleBody === null ? null : <span className="small"> {t('responsible', { body: ground.responsibleBody })}</span>}</li>
      ))}</ul>
    </>
  );
};
