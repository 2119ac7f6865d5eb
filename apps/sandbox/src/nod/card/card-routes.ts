import type { FastifyInstance } from 'fastify';
import type { Store } from '../../journal/store.js';
import { Malformed } from '../../reading/malformed.js';
import { mediaSerialNumberPattern } from '../../state/words.js';
import { ClientError } from '../client-protocol/client-error.js';
import { type CardImage, readImage } from './card-image.js';

/** What is on a card now: the answer of GET /sandbox/cards/{msn}. Throws `ClientError` for a card that was never written. */
export const cardContent = (store: Store, mediaSerialNumberId: string): { mediaSerialNumberId: string } & CardImage => {
  const card = store.state.card(mediaSerialNumberId);
  if (card === undefined) throw new ClientError(404, 'CARD_UNKNOWN', 'Nothing was ever written to this card.');
  return { mediaSerialNumberId, ...readImage(Buffer.from(card.file, 'base64')) };
};

/** Reads back the simulated cards. */
export const cardRoutes =
  (store: Store) =>
  async (app: FastifyInstance): Promise<void> => {
    const readBack = async (msn: string): Promise<ReturnType<typeof cardContent>> => {
      if (!mediaSerialNumberPattern.test(msn)) throw new Malformed('msn', 'must be 1 to 20 digits');
      const content = cardContent(store, msn);
      await store.flushed();
      return content;
    };

    app.get<{ Params: { msn: string } }>('/sandbox/cards/:msn', (request) => readBack(request.params.msn));
  };
