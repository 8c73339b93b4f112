import { Link } from 'react-router';
import { useTexts } from '../../../language/language-provider';
import type { BatchMemberView } from '../data/money-views';
import { Yuan } from '../layout/yuan';
import { batchTexts } from './batch-texts';

/** What of a payment settles a demand, and of which case. */
export const OffsetCell = ({ offset }: { readonly offset: BatchMemberView['offset'] }) => {
  const t = useTexts(batchTexts);
  if (offset === null) return <>—</>;
  const receipt = offset.receiptNumber ?? offset.applicationId;
  return <><Yuan amountFen={offset.amountFen} /><br /><Link className="hash" style={{ whiteSpace: 'normal' }} to={`/finance/cases/${offset.applicationId}`} aria-label={t('offsetOf', { receipt })}>{receipt}</Link></>;
};
