// #region print
import { type PdfDocument, renderPdf } from '@ticket-distribution/artefact-pdf';

export const DOCUMENT: PdfDocument = {
  language: 'eng',
  issuedAt: '2026-12-01T10:30:00+01:00',
  issuer: 'Nordlandstog AS',
  orderId: '9KX4T2QH',
  tickets: [
    {
      id: '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a11',
      product: { nob: 'Fleksibel billett', eng: 'Flexible ticket' },
      validity: { start: '2026-12-05T07:00:00+01:00', end: '2026-12-06T04:00:00+01:00' },
      areas: [{ kind: 'BETWEEN_STOPS', from: 'Oslo S', to: 'Trondheim S', direction: 'ONE_WAY' }],
      travellers: [{ userType: 'ADULT', count: 2 }, { userType: 'CHILD' }],
      code: { kind: 'IN_APP' },
    },
  ],
};

/** The bytes of the file; the same for the same document. */
export const bytes: Uint8Array = await renderPdf(DOCUMENT);
// #endregion print
