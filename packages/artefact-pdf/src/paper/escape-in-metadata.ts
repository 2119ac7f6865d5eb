/** Members of pdfkit that its types do not show. */
interface WithMetadata {
  info: object;
  endMetadata(): void;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes pdfkit write title and author into the XML of the metadata as XML has it; by itself it writes them as they stand. */
export function escapeInMetadata(pdf: PDFKit.PDFDocument): void {
  const inner = pdf as unknown as WithMetadata;
  const endMetadata = inner.endMetadata.bind(pdf);
  inner.endMetadata = () => {
    inner.info = Object.fromEntries(
      Object.entries(inner.info).map(([key, value]) => [key, typeof value === 'string' ? escaped(value) : value]),
    );
    endMetadata();
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
