import { buffer } from 'node:stream/consumers';
import PdfDocument from 'pdfkit';

/** The least that a page takes: uncompressed, a font that every reader has, and one line. */
export async function pdfkitPage(): Promise<Uint8Array> {
  const document = new PdfDocument({ size: 'A4', compress: false });
  const bytes = buffer(document);
  document.text('Single ticket, Oslo S to Bergen stasjon').end();
  return bytes;
}
