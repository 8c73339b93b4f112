import type { BatchFileFormat } from '../../shared/ports/money';

/** What each format of the payment file is called and is. */
export const paymentFileTypes: Readonly<Record<BatchFileFormat, { readonly suffix: string; readonly title: string; readonly contentType: string }>> = {
  list_csv: { suffix: '.csv', title: '支付文件', contentType: 'text/csv; charset=utf-8' },
  fiscal_csv: { suffix: '.fiscal.csv', title: '财政支付清单', contentType: 'text/csv; charset=utf-8' },
  fiscal_xlsx: { suffix: '.fiscal.xlsx', title: '财政支付清单', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pain_001: { suffix: '.pain.001.xml', title: '支付报文', contentType: 'application/xml; charset=utf-8' },
};

export const encodeFile = (text: string): Uint8Array => new TextEncoder().encode(text);
