import type { JsonSystem } from '../state/json-system.js';
import { inPaths, nod } from '../state/words.js';

/** What GET / answers: everything that is here. */
export const indexPage = (jsonSystems: readonly JsonSystem[]): object => ({
  name: 'ticket distribution sandbox',
  ticketSystems: {
    [nod]: 'POST /nod/backoffice (SOAP 1.1)',
    ...Object.fromEntries(jsonSystems.map(({ name }) => [name, `POST /${inPaths(name)}/v1/hand-overs, GET …/{key}`])),
  },
  pickup: [
    'GET /nod/services/client/ecard/{MSN}/groups',
    'POST /nod/services/client/ecard/{MSN}/nodsession',
    'POST /nod/services/client/group/{reference}/nodsession',
    'GET, POST /nod/services/client/cmdset/{id}',
    'GET /nod/registrar/protected-resources',
    'GET /nod/registrar/revoked-codes',
  ],
  control: [
    'GET /sandbox/ledger',
    'GET /sandbox/tickets',
    'GET, PUT /sandbox/faults',
    'POST /sandbox/pickups',
    'POST /sandbox/cancellations',
    'POST /sandbox/uses',
    'GET /sandbox/cards/{MSN}',
    'DELETE /sandbox',
  ],
  protocols: 'docs/protocols in the repository',
});
