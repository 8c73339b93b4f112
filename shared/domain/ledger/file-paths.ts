/** The formats a payment file of a batch is written in, by the end of its name. */
const paymentFileSuffixes = { list_csv: '.csv', fiscal_csv: '.fiscal.csv', fiscal_xlsx: '.fiscal.xlsx', pain_001: '.pain.001.xml' } as const;
const resultFileSuffixes = { csv: 'csv', pain_002: 'xml' } as const;

/** Where a payment file of a batch lies in the write-once file store. */
export const paymentFilePath = (batchId: string, format: keyof typeof paymentFileSuffixes): string => `payment-files/${batchId}${paymentFileSuffixes[format]}`;

/** Where a file lies that came back for a batch: under its own hash. */
export const resultFilePath = (batchId: string, sha256: string, format: keyof typeof resultFileSuffixes): string => `result-files/${batchId}/${sha256}.${resultFileSuffixes[format]}`;
