import type { ResultFileReader } from '../ports/documents';
import { readCsvResults } from './csv-results';
import { readPaymentStatusReport } from './payment-status-report';

/** Result files as CSV and as pain.002. */
export const resultFileReader: ResultFileReader = { read: (format, text) => (format === 'csv' ? readCsvResults(text) : readPaymentStatusReport(text)) };
