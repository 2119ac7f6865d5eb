import { toCloudEvent } from '@ticket-distribution/application';
import { EVENT_TYPES } from '@ticket-distribution/domain';
import { gaveUp } from '../operations/gave-up.js';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, type Parameter } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { EVENT_NUMBERS, readEventsQuery } from '../parsing/events-query.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { enumComponent } from '../schema/enums.js';
import { component } from '../schema/schema.js';
import { toEventPageView, toEventRecordView } from '../views/event-view.js';

const number = (name: keyof typeof EVENT_NUMBERS, description: string, example: number): Parameter => {
  const { least, most, absent } = EVENT_NUMBERS[name];
  return {
    name,
    in: 'query',
    description,
    schema: { type: 'integer', minimum: least, maximum: most, default: absent },
    example,
  };
};

const PARAMETERS: readonly Parameter[] = [
  number('after', 'The next of the page before. 0: from the oldest event that is kept.', 0),
  number('limit', 'How many events at the most.', 100),
  number('wait', 'How long to wait for an event where there is none, seconds.', 20),
  {
    name: 'type',
    in: 'query',
    description: `Some of ${EVENT_TYPES.join(', ')}, with commas between or repeated. Default: all.`,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: { type: 'string' } },
    example: ['OrderVersionSettled'],
  },
  {
    name: 'stream',
    in: 'query',
    description: 'groups: the four events that consumers of the real service know; moves: every other. Default: both.',
    schema: enumComponent('EventStream'),
    example: 'moves',
  },
  {
    name: 'envelope',
    in: 'query',
    description:
      'record: the four events of groups as records of a topic, as consumers of the real service read them. Default: cloudevents.',
    schema: enumComponent('EventEnvelope'),
    example: 'cloudevents',
  },
];

export const readEvents: Operation = {
  method: 'GET',
  path: '/v1/events',
  operationId: 'readEvents',
  access: 'events:read',
  tag: 'Events',
  summary: 'Read on in the feed of what happened, and wait for what comes',
  description:
    'Every change is one event, in the order of the changes of an order. An event may come twice and is known again by its id; none is missing. Events hold references, and nothing of a person.',
  parameters: [...PARAMETERS, ...COMMON_HEADERS],
  answers: {
    200: { description: 'The events behind after, as far as there are any.', schema: component('EventPage') },
  },
  refusals: ['events/forgotten'],
  handle:
    ({ useCases: { readEvents: useCase }, closing }) =>
    async (request, reply) => {
      const { query, caller } = readAll({
        query: () => readEventsQuery(request.query as Query),
        caller: () => callerOf(request),
      });
      const { envelope, wait, ...asked } = query;
      const page = await useCase.execute({ ...asked, waitMs: wait * 1000, gaveUp: gaveUp(reply, closing), caller });
      return toEventPageView(page, envelope === 'record' ? toEventRecordView : toCloudEvent);
    },
};
