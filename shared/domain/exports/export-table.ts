import type { Application } from '../application/application';
import { stateLabels } from '../application/states';
import { enterpriseSizeTitles } from '../enterprise-size';
import type { SizeClass } from '../enterprise-size';
import { legalDateOf } from '../local-date';
import { fen, formatYuan, zeroFen } from '../money';
import type { Column, Row } from '../tabular/table';
import type { ExportJob } from './export-job';
import type { CaseListing, ListingKind, PaymentListing } from './listings';

const text = (title: string): Column => ({ title, kind: 'text' });
const money = (title: string): Column => ({ title, kind: 'fen' });

/** Columns of each export. No account, no bank, no person. The last column is the one that is summed. */
export const exportColumns: Readonly<Record<ListingKind, readonly Column[]>> = {
  payments: [...['登记日期', '区', '企业名称', '统一社会信用代码', '企业规模', '申请编号', '预算账户', '批次', '端到端编号', '结果', '凭证号', '到账日期'].map(text), money('金额(元)'), money('其中抵扣应退(元)'), money('净拨付(元)')],
  cases: [...['提交日期', '区', '企业名称', '统一社会信用代码', '企业规模', '申请编号', '回执号', '状态'].map(text), money('审定金额(元)')],
};

export const exportTitles: Readonly<Record<ListingKind, string>> = { payments: '支付明细', cases: '申请明细' };

const sizeTitle = (size: SizeClass): string => (size === 'unclassified' ? '未划型' : enterpriseSizeTitles[size]);
const outcomes: Readonly<Record<PaymentListing['outcome'], string>> = { paid: '已拨付', failed: '拨付失败', returned: '拨付后退票' };
const signs: Readonly<Record<PaymentListing['outcome'], 1 | 0 | -1>> = { paid: 1, failed: 0, returned: -1 };

/** What an order added to the money that is out: paid orders add, returned ones take away, so that the column sums to what is paid. */
export const paymentRow = (listing: PaymentListing, enterpriseName: string): Row => [
  legalDateOf(listing.at), listing.districtCode, enterpriseName, listing.creditCode, sizeTitle(listing.enterpriseSize), listing.applicationId, listing.accountId, listing.batchId, listing.endToEndId,
  outcomes[listing.outcome], listing.documentNumber, listing.settledOn, listing.amountFen, listing.offsetFen ?? zeroFen, fen(signs[listing.outcome] * listing.amountFen),
];

export const caseRow = (listing: CaseListing, application: Application, enterpriseName: string): Row => [
  legalDateOf(listing.at), listing.districtCode, enterpriseName, listing.creditCode, sizeTitle(application.pins?.enterpriseSize ?? 'unclassified'), listing.applicationId, application.receiptNumber ?? '',
  stateLabels[application.state].staff, application.decision?.outcome === 'grant' ? application.decision.amountFen : zeroFen,
];

/** The control totals of the file. */
export const exportClosing = (job: ExportJob): readonly (readonly string[])[] => [
  ['行数', String(job.rowsDone), exportColumns[job.kind].at(-1)?.title ?? '', formatYuan(job.totalFen)],
  ['项目', job.programmeId, '月份', `${job.fromMonth} 至 ${job.toMonth}`, '截至', job.requestedAt],
];
