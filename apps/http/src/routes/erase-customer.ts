import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, CUSTOMER_ID, FORCE } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { forcedBy } from '../parsing/forced.js';
import { refuseBody } from '../parsing/no-body.js';
import type { Query } from '../parsing/page-query.js';
import { customerIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toErasureView } from '../views/erasure-view.js';

export const eraseCustomer: Operation = {
  method: 'DELETE',
  path: '/v1/customers/{customerId}',
  operationId: 'eraseCustomer',
  access: 'customers:erase',
  tag: 'Customers',
  summary: 'Erase a customer in everything that is kept',
  description:
    "In the orders of the caller's organisation, as owner, holder and traveller, with accounts, travel cards, transcripts and what people wrote down. The answer says what was erased, what is kept and why, and which ticket systems have to be asked. Where the customer has a live ticket that is not over, or a hand-over has no answer, nothing is erased unless force is true. One that broke off is ended by the next; a customer who is not known is erased already.",
  parameters: [CUSTOMER_ID, FORCE, ...CALLER_PARAMETERS],
  answers: { 200: { description: 'What was erased, what is kept and why.', schema: component('Erasure') } },
  refusals: ['customer/still-in-use'],
  handle:
    ({ useCases: { eraseCustomer: useCase } }) =>
    async (request) => {
      const { body: _none, ...asked } = readAll({
        customerId: () => customerIdOf(request),
        force: () => forcedBy(request.query as Query),
        caller: () => callerOf(request),
        body: () => refuseBody(request.body),
      });
      return toErasureView(await useCase.execute(asked));
    },
};
