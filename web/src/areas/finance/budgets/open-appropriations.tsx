import { ConfirmButton } from '../../../components/confirm-button';
import { Moment } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import type { AppropriationView } from '../data/money-views';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan, yuanText } from '../layout/yuan';
import { budgetTexts } from './budget-texts';
import { RefuseAppropriation } from './refuse-appropriation';

const tones = { open: 'attention', approved: 'good', refused: 'bad' } as const;

type Properties = { readonly items: readonly AppropriationView[]; readonly desk: FinanceDesk; readonly label: string; /** The instruction that is being approved. */ readonly busyId: string | null; readonly onApprove: (item: AppropriationView) => void };

/** Budget instructions; the open ones can be put in force by a second person. */
export const Appropriations = ({ items, desk, label, busyId, onApprove }: Properties) => {
  const t = useTexts(budgetTexts);
  const f = useTexts(financeTexts);
  return (
    <ScrollTable label={label}>
      <thead><tr><th scope="col">{f('budgetDocument')}</th><th scope="col">{f('payer')}</th><th scope="col">{f('year')}</th><th scope="col">{f('source')}</th><th scope="col">{t('kind')}</th><th scope="col" className="number">{f('inYuan', { name: f('amount') })}</th><th scope="col">{f('madeBy')}</th><th scope="col">{f('checkedBy')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.appropriationId}>
            <th scope="row" lang="zh-CN">{item.budgetDocumentNumber}{item.documentNumber === item.budgetDocumentNumber && item.documentLine === null ? null : <><br /><span className="small">{[item.documentNumber, item.documentLine ?? ''].filter((text) => text !== '' && text !== item.budgetDocumentNumber).join(' · ')}</span></>}</th>
            <td lang="zh-CN">{desk.regionName(item.payerRegionCode)}</td>
            <td>{item.fiscalYear}</td>
            <td>{f(`source_${item.source}`)} · {f(item.carriedOver ? 'carriedOver' : 'thisYear')}</td>
            <td>{t(item.amountFen < 0 ? 'cut' : 'supplement')}</td>
            <td className="number"><Yuan amountFen={item.amountFen} /></td>
            <td>{item.madeBy}<br /><span className="small"><Moment at={item.madeAt} /></span></td>
            <td>
              {item.status !== 'open' ? <><span className={`tag ${tones[item.status]}`}>{t(`status_${item.status}`)}</span> {item.decidedBy}{item.reason === null ? null : <div className="small" lang="zh-CN">{item.reason}</div>}</>
                : item.madeBy === desk.userId ? <span className="small">{f('makerWhy')}</span>
                  : desk.isChecker ? (
                    <div className="actions">
                    <ConfirmButton label={t('check')} question={t('checkQuestion')} tone="primary" busy={busyId === item.appropriationId} onConfirm={() => { onApprove(item); }}>
                      <dl className="facts"><dt>{f('budgetDocument')}</dt><dd lang="zh-CN">{item.budgetDocumentNumber}</dd><dt>{f('payer')}</dt><dd lang="zh-CN">{desk.regionName(item.payerRegionCode)}</dd><dt>{f('year')}</dt><dd>{item.fiscalYear}</dd><dt>{t('amount')}</dt><dd><strong><Yuan amountFen={item.amountFen} /></strong> {f('yuanUnit')}</dd></dl>
                      <p>{t('checkText', { amount: yuanText(item.amountFen) })}</p>
                    </ConfirmButton>
                    <RefuseAppropriation item={item} />
                    </div>
                  ) : <span className="small">{t('waitingForChecker')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};
