import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useOperation } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { DownloadButton } from '../../../files/download-button';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { punctuation } from '../../../language/punctuation';
import { shareText } from '../data/money-views';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { ScrollTable } from '../layout/scroll-table';
import { YearChoice } from '../layout/year-choice';
import { Yuan, yuanText } from '../layout/yuan';
import { statementTexts } from './statement-texts';

type Statement = OperationOutput<'getYearEndStatement'>;
type Sums = Statement['total'];
const amounts = ['appropriatedFen', 'reservedFen', 'committedFen', 'payableFen', 'paidFen', 'leftFen', 'carriedFen', 'lapsedFen', 'receivableFen', 'recoveredFen'] as const;

/** 决算 of a programme and year, on the page and as a file. */
export const Component = () => {
  const t = useTexts(statementTexts);
  return (
    <ProgrammePage title={t('title')} lead={t('lead')}>
      {(programme, desk) => <YearChoice key={programme.programmeId} programmeIds={[programme.programmeId]} empty={t('noYears')}>{(year) => <YearEnd key={year} programme={programme} fiscalYear={year} desk={desk} />}</YearChoice>}
    </ProgrammePage>
  );
};

const YearEnd = ({ programme: { programmeId }, fiscalYear, desk }: { readonly programme: ProgrammeChoice; readonly fiscalYear: number; readonly desk: FinanceDesk }) => {
  const t = useTexts(statementTexts);
  const { language } = useLanguage();
  const query = { programmeId, fiscalYear };
  const statement = useOperation('getYearEndStatement', { query });
  return (
    <div className="reserved-rows">
      <QueryState query={statement} empty={{ when: ({ rows }) => rows.length === 0, text: t('none') }}>
        {(data) => (
          <>
            <Figures total={data.total} />
            <p>{t('returnedLine', { n: data.returned.count, amount: yuanText(data.returned.amountFen) })}</p>
            <p>{t('sha')}{punctuation[language].colon}<span className="hash">{data.control.sha256}</span></p>
            <div className="actions no-print">
              <DownloadButton label={t('xlsx')} fileName={`决算-${programmeId}-${fiscalYear}`} kind="xlsx" primary read={(files) => files.read('exportYearEndStatementXlsx', { query })} />
              <DownloadButton label={t('csv')} fileName={`决算-${programmeId}-${fiscalYear}`} kind="csv" read={(files) => files.read('exportYearEndStatementCsv', { query })} />
              <button type="button" className="button" onClick={() => { window.print(); }}>{t('print')}</button>
            </div>
            <BySource statement={data} />
            <Accounts statement={data} desk={desk} />
          </>
        )}
      </QueryState>
    </div>
  );
};

const Figures = ({ total }: { readonly total: Sums }) => {
  const t = useTexts(statementTexts);
  const percent = shareText(total.paidFen, total.appropriatedFen);
  return (
    <section aria-labelledby="sums-title">
      <h2 id="sums-title">{t('sums')}</h2>
      <dl className="figures">{amounts.map((name) => <div className="figure" key={name}><dt>{t(name)}</dt><dd><Yuan amountFen={total[name]} /></dd></div>)}</dl>
      {percent === null ? null : <p>{t('used', { percent })}</p>}
    </section>
  );
};

const AmountCells = ({ sums }: { readonly sums: Sums }) => <>{amounts.map((name) => <td key={name} className="number"><Yuan amountFen={sums[name]} /></td>)}</>;

const AmountHeadings = () => {
  const t = useTexts(statementTexts);
  return <>{amounts.map((name) => <th key={name} scope="col" className="number">{t(name)}</th>)}</>;
};

const BySource = ({ statement: { bySource, total } }: { readonly statement: Statement }) => {
  const t = useTexts(statementTexts);
  const { language } = useLanguage();
  const f = useTexts(financeTexts);
  return (
    <>
      <h2>{t('bySource')}{punctuation[language].open}{f('yuanUnit')}{punctuation[language].close}</h2>
      <ScrollTable label={t('bySource')} figures>
        <thead><tr><th scope="col">{f('source')}</th><AmountHeadings /></tr></thead>
        <tbody>{bySource.map((line) => <tr key={`${line.source} ${line.carriedOver}`}><th scope="row">{f(`source_${line.source}`)} · {f(line.carriedOver ? 'carriedOver' : 'thisYear')}</th><AmountCells sums={line} /></tr>)}</tbody>
        <tfoot><tr><th scope="row">{f('total')}</th><AmountCells sums={total} /></tr></tfoot>
      </ScrollTable>
    </>
  );
};

const Accounts = ({ statement: { rows, total }, desk }: { readonly statement: Statement; readonly desk: FinanceDesk }) => {
  const t = useTexts(statementTexts);
  const { language } = useLanguage();
  const f = useTexts(financeTexts);
  return (
    <>
      <h2>{t('accounts')}{punctuation[language].open}{f('yuanUnit')}{punctuation[language].close}</h2>
      <ScrollTable label={t('accounts')} figures>
        <thead><tr><th scope="col">{f('budgetDocument')}</th><AmountHeadings /></tr></thead>
        <tbody>{rows.map((line) => <tr key={line.accountId}><th scope="row"><span lang="zh-CN">{line.budgetDocumentNumber}</span><div className="small"><span lang="zh-CN">{desk.regionName(line.payerRegionCode)}</span> · {f(`source_${line.source}`)} · {f(line.carriedOver ? 'carriedOver' : 'thisYear')}</div></th><AmountCells sums={line} /></tr>)}</tbody>
        <tfoot><tr><th scope="row">{f('total')}</th><AmountCells sums={total} /></tr></tfoot>
      </ScrollTable>
    </>
  );
};
