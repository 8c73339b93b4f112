import { Link } from 'react-router';
import { termsInForce } from '../../../../../shared/domain/ledger/payment-terms';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useCommand, useOperation } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { legalDateText } from '../../../components/date-text';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { Mark } from '../../../components/marks';
import { QueryState } from '../../../components/query-state';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { yuanText } from '../layout/yuan';
import { wordFields } from './terms-form';
import { termsTexts } from './terms-texts';
import { Colon } from '../../../components/colon';

type Terms = OperationOutput<'listPaymentTerms'>['items'][number];

export const Component = () => {
  const t = useTexts(termsTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <TermsOf key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

/** Every version, the latest first: what is in force, what waits, what came before. */
const TermsOf = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(termsTexts);
  const terms = useOperation('listPaymentTerms', { query: { programmeId: programme.programmeId } });
  const approve = useCommand('approvePaymentTerms');
  return (
    <>
      {approve.error === null ? null : <ErrorNotice error={approve.error} onRetry={() => { approve.reset(); void terms.refetch(); }} />}
      {approve.isSuccess ? <p className="notice-box good" role="status">{t('approved')}</p> : null}
      {desk.isMaker ? <p><Link className="button primary" to={`/finance/terms/new?programme=${programme.programmeId}`}>{t('propose')}</Link></p> : null}
      <QueryState query={terms} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>
        {({ items }) => items.map((item) => <Version key={item.termsId} terms={item} all={items} desk={desk} busy={approve.isPending && approve.variables.parameters.termsId === item.termsId} onApprove={() => { approve.mutate({ parameters: { termsId: item.termsId }, body: {} }); }} />)}
      </QueryState>
    </>
  );
};

const tones = { open: 'attention', inForce: 'good', later: 'progress', replaced: 'neutral' } as const;
const standingOf = (terms: Terms, all: readonly Terms[], today: string): keyof typeof tones => {
  if (terms.status === 'open') return 'open';
  if (terms.fromOn > today) return 'later';
  return termsInForce(all, terms.payerRegionCode, today, true)?.termsId === terms.termsId ? 'inForce' : 'replaced';
};

type Properties = { readonly terms: Terms; readonly all: readonly Terms[]; readonly desk: FinanceDesk; readonly busy: boolean; readonly onApprove: () => void };

const Version = ({ terms, all, desk, busy, onApprove }: Properties) => {
  const t = useTexts(termsTexts);
  const f = useTexts(financeTexts);
  const { language } = useLanguage();
  const standing = standingOf(terms, all, desk.today);
  const day = legalDateText(terms.fromOn, language);
  const content = <Content terms={terms} desk={desk} />;
  return (
    <section className="card" aria-labelledby={`terms-${terms.termsId}`}>
      <h2 id={`terms-${terms.termsId}`}><span lang="zh-CN">{desk.regionName(terms.payerRegionCode)}</span> · {t('version', { day })} <span className={`tag ${tones[standing]}`}>{t(standing)}</span> {terms.valueStatus === 'demo' ? <Mark kind="demo" /> : null}</h2>
      <p className="small">{f('madeBy')}<Colon />{terms.madeBy} · <Moment at={terms.madeAt} /> · {f('checkedBy')}<Colon />{terms.decidedBy ?? '—'}</p>
      {standing === 'replaced' ? <details><summary>{f('reason')}<Colon />{t('replaced')}</summary>{content}</details> : content}
      {standing === 'open' && terms.madeBy === desk.userId ? <p>{f('makerWhy')}</p> : null}
      {standing === 'open' && desk.isChecker && terms.madeBy !== desk.userId ? <div className="actions"><ConfirmButton label={t('approve')} question={t('approveQuestion')} tone="primary" busy={busy} onConfirm={onApprove}><p>{t('approveText', { day })}</p><Content terms={terms} desk={desk} /></ConfirmButton></div> : null}
    </section>
  );
};

const Content = ({ terms, desk }: { readonly terms: Terms; readonly desk: FinanceDesk }) => {
  const t = useTexts(termsTexts);
  return (
    <dl className="facts">
      <dt>{t('payer')}</dt><dd lang="zh-CN">{desk.regionName(terms.payerRegionCode)}</dd>
      {wordFields.map((name) => <FactPair key={name} term={t(name)} words={terms[name]} />)}
      <dt>{t('columns')}</dt><dd lang="zh-CN">{terms.columns.map(({ title }) => title).join('、')}</dd>
      <dt>{t('debtor')}</dt><dd>{terms.debtor === null ? t('noDebtor') : <><span lang="zh-CN">{terms.debtor.name}</span> · <span className="hash">{terms.debtor.accountNumber}</span> · <span className="hash">{terms.debtor.bankCode}</span></>}</dd>
      <dt>{t('levels')}</dt><dd>{terms.approvalLevels.length === 0 ? t('noLevels') : <ul className="plain">{terms.approvalLevels.map(({ aboveFen, approvers, role }) => <li key={aboveFen}>{t(role === null ? 'levelLine' : 'levelLineRole', { amount: yuanText(aboveFen), n: approvers })}</li>)}</ul>}</dd>
      <dt>{t('basis')}</dt><dd lang="zh-CN">{terms.basis.documentNumber} · {terms.basis.clause}</dd>
    </dl>
  );
};

const FactPair = ({ term, words }: { readonly term: string; readonly words: string }) => <><dt>{term}</dt><dd lang="zh-CN">{words}</dd></>;
