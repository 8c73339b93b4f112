import { useTexts } from '../../../language/language-provider';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { exactYuan } from './exact-yuan';
import { transferTexts } from './transfer-texts';

type Share = { readonly regionCode: string; readonly amountFen: number; readonly exactFen: string; readonly byFactorFen: readonly string[]; readonly oddFen: 0 | 1 };
type Properties = { readonly label: string; readonly factors: readonly { readonly name: string; readonly weightPercent: string }[]; readonly shares: readonly Share[]; readonly totalFen: number; readonly regionName: (code: string) => string };

/** What each district gets and why: its exact share by each factor and in all, and the odd fen. */
export const ShareTable = ({ label, factors, shares, totalFen, regionName }: Properties) => {
  const t = useTexts(transferTexts);
  const f = useTexts(financeTexts);
  return (
    <ScrollTable label={label}>
      <thead><tr><th scope="col">{t('district')}</th>{factors.map(({ name, weightPercent }, index) => <th key={index} scope="col" className="number">{t('byFactor', { factor: name, weight: weightPercent })}</th>)}<th scope="col" className="number">{t('exact')}</th><th scope="col" className="number">{t('odd')}</th><th scope="col" className="number">{t('gets')}</th></tr></thead>
      <tbody>
        {shares.map((share) => (
          <tr key={share.regionCode}>
            <th scope="row" lang="zh-CN">{regionName(share.regionCode)}</th>
            {factors.map((_factor, index) => <td key={index} className="number">{exactYuan(share.byFactorFen[index] ?? '0')}</td>)}
            <td className="number">{exactYuan(share.exactFen)}</td><td className="number">{share.oddFen === 1 ? '+0.01' : '—'}</td><td className="number"><strong><Yuan amountFen={share.amountFen} /></strong></td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={factors.length + 3}>{f('total')}</th><td className="number"><Yuan amountFen={totalFen} /></td></tr></tfoot>
    </ScrollTable>
  );
};
