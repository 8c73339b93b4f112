import type { Paper } from '../../shared/domain/papers/paper';
import type { ReportDependencies } from './report-context';

/**
 * A paper that is printed once: whoever asks later gets the bytes that the first one got, also after its layout or its
 * words have changed. `path` names the content it tells.
 */
export const storedPaper = async ({ files, papers }: Pick<ReportDependencies, 'files' | 'papers'>, path: string, paper: () => Promise<Paper>): Promise<Uint8Array> => {
  const stored = await files.read(path);
  if (stored !== null) return stored;
  const bytes = await papers.pdf(await paper());
  const created = await files.createOnce(path, bytes, 'application/pdf');
  if (created) return bytes;
  const first = await files.read(path);
  if (first === null) throw new Error(`The paper ${path} was created and cannot be read.`);
  return first;
};
