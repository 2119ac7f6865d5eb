import type { FastifyInstance } from 'fastify';
import type { Store } from '../journal/store.js';
import { cardContent } from '../nod/card/card-routes.js';
import { storedCard } from '../nod/card/stored-card.js';
import { OneAtATime } from '../queue/one-at-a-time.js';
import { JsonObject } from '../reading/json-object.js';
import { Malformed } from '../reading/malformed.js';
import { keyPattern, mediaSerialNumberPattern } from '../state/words.js';
import { playNodClient } from './play-nod-client.js';

const client = '/nod/services/client';

/** What to pick up: everything that waits for a card, or one order group. Throws `Malformed`. */
const readPickup = (body: unknown): { mediaSerialNumberId: string | null; externalReference: string | null } => {
  const fields = JsonObject.of(body).only('mediaSerialNumberId', 'externalReference');
  const mediaSerialNumberId = fields.optionalString('mediaSerialNumberId', mediaSerialNumberPattern);
  const externalReference = fields.optionalString('externalReference', keyPattern);
  if ((mediaSerialNumberId === null) === (externalReference === null)) {
    throw new Malformed('', 'name either mediaSerialNumberId or externalReference');
  }
  return { mediaSerialNumberId, externalReference };
};

/** POST /sandbox/pickups: plays a traveller's device and answers with what the traveller sees. `address` is where NOD's client side listens. */
export const pickupRoutes =
  (store: Store, address: () => string) =>
  async (app: FastifyInstance): Promise<void> => {
    const readers = new OneAtATime();

    const onPhone = async (path: string): Promise<object> => {
      const { orderGroup, tickets } = await playNodClient(address(), path, null);
      return { medium: 'QR', orderGroups: [orderGroup], tickets };
    };

    const onCard = (path: string, mediaSerialNumber: string, takesAll: boolean): Promise<object> =>
      readers.run(mediaSerialNumber, async () => {
        const orderGroups: string[] = [];
        for (let more = true; more; ) {
          const { orderGroup } = await playNodClient(address(), path, storedCard(store, mediaSerialNumber));
          orderGroups.push(orderGroup);
          more = takesAll && (await isMoreAvailable(address(), mediaSerialNumber));
        }
        return { medium: 'TRAVEL_CARD', orderGroups, card: cardContent(store, mediaSerialNumber) };
      });

    app.post('/sandbox/pickups', (request) => {
      const { mediaSerialNumberId, externalReference } = readPickup(request.body);
      if (mediaSerialNumberId !== null) {
        return onCard(`${client}/ecard/${mediaSerialNumberId}/nodsession`, mediaSerialNumberId, true);
      }
      const path = `${client}/group/${externalReference}/nodsession`;
      const card = store.state.orderGroups.get(externalReference ?? '')?.mediaSerialNumber ?? null;
      return card === null ? onPhone(path) : onCard(path, card, false);
    });
  };

const isMoreAvailable = async (address: string, mediaSerialNumber: string): Promise<boolean> => {
  const response = await fetch(`${address}${client}/ecard/${mediaSerialNumber}/groups`);
  const { groups } = (await response.json()) as { groups: { available: boolean }[] };
  return groups.some(({ available }) => available);
};
