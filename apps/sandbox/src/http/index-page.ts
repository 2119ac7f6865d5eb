/** What GET / answers: everything that is here. */
export const indexPage = {
  name: 'ticket distribution sandbox',
  ticketSystems: {
    NOD: 'POST /nod/backoffice (SOAP 1.1)',
    ACCOUNT_BASED_TICKETING: 'POST /account-based-ticketing/v1/hand-overs, GET …/{key}',
    INTERNATIONAL: 'POST /international/v1/hand-overs, GET …/{key}',
    BIFROST: 'POST /bifrost/v1/hand-overs, GET …/{key}',
  },
  pickup: [
    'GET /nod/services/client/ecard/{MSN}/groups',
    'POST /nod/services/client/ecard/{MSN}/nodsession',
    'POST /nod/services/client/group/{reference}/nodsession',
    'GET, POST /nod/services/client/cmdset/{id}',
    'GET /nod/registrar/protected-resources',
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
};
