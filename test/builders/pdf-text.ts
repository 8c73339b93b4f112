import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page as another program reads it, a line for each piece. */
export const textOfPdf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const document = await getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}\n` : '')).join(''));
  }
  await document.destroy();
  return pages;
};
