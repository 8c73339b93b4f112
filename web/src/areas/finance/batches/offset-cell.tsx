import { Link } from 'react-router';
import { useTexts } from '../../../language/language-provider';
import type { BatchMemberView } from '../data/money-views';
import { Yuan } from '../layout/yuan';
import { batchTexts } from './batch-texts';

/** What of a payment settles a demand, and of which case. */
export const OffsetCell = ({ offset }: { readonly offset: BatchMemberView['offset'] }) => {
  const t = useTexts(batchTexts);
  if (offset === null) return <>—</>;
  return <><Yuan amountFen={offset.amountFen} /><br /><Link className="small" to={`/finance/cases/${offset.applicationId}`}>{t('offsetOf', { receipt: offset.receiptNumber ?? offset.applicationId })}</Link></>;
};
