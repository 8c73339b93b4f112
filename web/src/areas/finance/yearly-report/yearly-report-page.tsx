import { useSearchParams } from 'react-router';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Moment } from '../../../components/legal-date';
import { Mark } from '../../../components/marks';
import { QueryState } from '../../../components/query-state';
import { DownloadButton } from '../../../files/download-button';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { financeTexts } from '../layout/finance-texts';
import { RegionPage } from '../layout/region-page';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { TargetTable } from '../targets/target-table';
import { targetTexts } from '../targets/target-texts';
import { reportTexts } from './report-texts';
import { Colon } from '../../../components/colon';

type Report = OperationOutput<'getYearlyReport'>;
type Line = Report['programmes'][number];
const yearsBack = 4;

/** 推进情况 of a region and year, to read, print and take as PDF. */
export const Component = () => {
  const t = useTexts(reportTexts);
  const [search, setSearch] = useSearchParams();
  return (
    <RegionPage title={t('title')} lead={t('lead')}>
      {(regionCode, desk) => {
        const current = Number(desk.today.slice(0, 4));
        if (current === 0) return null;
        const years = Array.from({ length: yearsBack + 1 }, (_, index) => current - index);
        const year = years.find((one) => String(one) === search.get('year')) ?? current;
        return (
          <>
            <div className="filters"><div className="field"><label htmlFor="year">{t('year')}</label><select id="year" value={year} onChange={(event) => { setSearch((before) => { const next = new URLSearchParams(before); next.set('year', event.target.value); return next; }); }}>{years.map((one) => <option key={one} value={one}>{one}</option>)}</select></div></div>
            <Loaded key={`${regionCode} ${year}`} regionCode={regionCode} year={year} />
          </>
        );
      }}
    </RegionPage>
  );
};

const Loaded = ({ regionCode, year }: { readonly regionCode: string; readonly year: number }) => {
  const t = useTexts(reportTexts);
  const f = useTexts(targetTexts);
  const query = { regionCode, year };
  const report = useOperation('getYearlyReport', { query });
  return (
    <div className="reserved-rows">
      <QueryState query={report}>
        {(data) => (
          <>
            <Duty report={data} />
            <p>{t('asOf')}<Colon />{data.asOfAt === null ? t('noMoney') : <Moment at={data.asOfAt} />}。{t('byYear')}</p>
            <div className="actions no-print">
              <DownloadButton label={t('pdf')} fileName={`推进情况-${data.regionName}-${year}`} kind="pdf" primary read={(files) => files.read('exportYearlyReport', { query })} />
              <button type="button" className="button" onClick={() => { window.print(); }}>{t('print')}</button>
            </div>
            <h2>{t('programmes')}</h2>
            {data.programmes.length === 0 ? <p className="empty">{t('noProgrammes')}</p> : <Programmes lines={data.programmes} />}
            <h2>{t('targets')}</h2>
            {data.targets.length === 0 ? <p className="empty">{f('none')}</p> : data.targets.map((target) => <TargetTable key={target.targetId} target={target} />)}
            <h2>{t('openQuestions')}</h2>
            {data.openQuestions.length === 0 ? <p>{t('noQuestions')}</p> : data.openQuestions.map(({ programmeTitle, questions }) => <details key={programmeTitle} open><summary lang="zh-CN">{programmeTitle}</summary><ul lang="zh-CN">{questions.map((question) => <li key={question}>{question}</li>)}</ul></details>)}
          </>
        )}
      </QueryState>
    </div>
  );
};

/** Until when the report is due, by which text, and how much time is left. */
const Duty = ({ report: { duty, year } }: { readonly report: Report }) => {
  const t = useTexts(reportTexts);
  const { language } = useLanguage();
  if (duty === null) return <p className="notice-box">{t('noDuty')}</p>;
  const left = duty.workingDaysLeft;
  return (
    <div className={`notice-box ${left !== null && left < 0 ? 'attention' : ''}`}>
      <p><strong>{t('due', { date: legalDateText(duty.dueOn, language) })}</strong> · {left === null ? t('leftUnknown') : left < 0 ? t('over', { n: -left }) : t('left', { n: left })}</p>
      <p lang="zh-CN">{duty.saying}。{duty.instrumentTitle} {duty.locator}</p>
      {duty.withinPlanYears ? null : <p>{t('outside', { from: duty.planYears.from, to: duty.planYears.to, year })}</p>}
    </div>
  );
};

const counts = ['filed', 'accepted', 'refused', 'approved'] as const;
const sumOf = (lines: readonly Line[], name: (typeof counts)[number] | 'approvedFen' | 'paidCount' | 'paidFen' | 'budgetFen' | 'leftFen'): number => lines.reduce((sum, line) => sum + line[name], 0);

const Programmes = ({ lines }: { readonly lines: readonly Line[] }) => {
  const t = useTexts(reportTexts);
  const f = useTexts(financeTexts);
  const money = (name: string) => <th scope="col" className="number">{f('inYuan', { name: name })}</th>;
  return (
    <ScrollTable label={t('programmes')}>
      <thead><tr><th scope="col">{f('programme')}</th>{counts.map((name) => <th key={name} scope="col" className="number">{t(name)}</th>)}{money(t('approvedFen'))}{money(f('budget'))}{money(f('paid'))}<th scope="col" className="number">{t('paidCount')}</th>{money(f('available'))}</tr></thead>
      <tbody>{lines.map((line) => <tr key={line.programmeId}><th scope="row" lang="zh-CN">{line.title} {line.demo ? <Mark kind="demo" /> : null}</th>{counts.map((name) => <td key={name} className="number">{line[name]}</td>)}<td className="number"><Yuan amountFen={line.approvedFen} /></td><td className="number"><Yuan amountFen={line.budgetFen} /></td><td className="number"><Yuan amountFen={line.paidFen} /></td><td className="number">{line.paidCount}</td><td className="number"><Yuan amountFen={line.leftFen} /></td></tr>)}</tbody>
      <tfoot><tr><th scope="row">{f('total')}</th>{counts.map((name) => <td key={name} className="number">{sumOf(lines, name)}</td>)}<td className="number"><Yuan amountFen={sumOf(lines, 'approvedFen')} /></td><td className="number"><Yuan amountFen={sumOf(lines, 'budgetFen')} /></td><td className="number"><Yuan amountFen={sumOf(lines, 'paidFen')} /></td><td className="number">{sumOf(lines, 'paidCount')}</td><td className="number"><Yuan amountFen={sumOf(lines, 'leftFen')} /></td></tr></tfoot>
    </ScrollTable>
  );
};
