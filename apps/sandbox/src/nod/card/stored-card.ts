import type { Store } from '../../journal/store.js';
import { SimulatedCard } from './simulated-card.js';

const withoutTrailingZeros = (bytes: Buffer): Buffer => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
};

/** The card with that number, blank when it was never seen; what it commits goes to the journal. */
export const storedCard = (store: Store, mediaSerialNumber: string): SimulatedCard => {
  const content = Buffer.from(store.state.card(mediaSerialNumber)?.file ?? '', 'base64');
  return new SimulatedCard(content, (file) => {
    const row = { mediaSerialNumber, file: withoutTrailingZeros(file).toString('base64') };
    return store.commit({ puts: [{ table: 'cards', row }] });
  });
};
