import {
  CircuitBreakers,
  Clock,
  DeliveryLog,
  Engine,
  EventPublisher,
  Ids,
  type Methods,
  Randomness,
  Signals,
  MailSender,
  PassMaker,
  TicketCodes,
  TicketPrinter,
  type TicketSystemGateways,
  Transactions,
  USE_CASES,
  type UseCases,
  WebhookSender,
  createEngine,
} from '@ticket-distribution/application';
import { type FulfillmentPolicies, calendarOf, methodsOf } from '@ticket-distribution/domain';
import { ContainerModule, type Newable } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Database, Gateways, Policies } from '../shared/tokens.js';

/** The engine over the ports of the container, and each of its use cases. */
export function engineModule({ timeZone, ...settings }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Engine)
      .toResolvedValue(
        (
          { processes }: Pick<Database, 'processes'>,
          policies: FulfillmentPolicies,
          gateways: TicketSystemGateways,
          transactions: Transactions,
          signals: Signals,
          breakers: CircuitBreakers,
          clock: Clock,
          ids: Ids,
          randomness: Randomness,
          log: DeliveryLog,
          webhookSender: WebhookSender,
          publisher: EventPublisher | undefined,
          ticketCodes: TicketCodes | undefined,
          ticketPrinter: TicketPrinter | undefined,
          mailSender: MailSender | undefined,
          passMaker: PassMaker | undefined,
        ) =>
          createEngine(
            {
              methods: methodsIn(policies, gateways),
              transactions,
              signals,
              breakers,
              clock,
              ids,
              randomness,
              log,
              webhookSender,
              ...(publisher && { publisher }),
              ...(ticketCodes && { ticketCodes }),
              ...(ticketPrinter && { ticketPrinter }),
              ...(mailSender && { mailSender }),
              ...(passMaker && { passMaker }),
            },
            { processes, calendar: calendarOf(timeZone), ...settings },
          ),
        [
          Database,
          Policies,
          Gateways,
          Transactions,
          Signals,
          CircuitBreakers,
          Clock,
          Ids,
          Randomness,
          DeliveryLog,
          WebhookSender,
          { optional: true, serviceIdentifier: EventPublisher },
          { optional: true, serviceIdentifier: TicketCodes },
          { optional: true, serviceIdentifier: TicketPrinter },
          { optional: true, serviceIdentifier: MailSender },
          { optional: true, serviceIdentifier: PassMaker },
        ],
      )
      .inSingletonScope();
    for (const [name, UseCase] of Object.entries(USE_CASES)) {
      bind<unknown>(UseCase as Newable)
        .toResolvedValue(({ useCases }: Engine) => useCases[name as keyof UseCases], [Engine])
        .inSingletonScope();
    }
  });
}

function methodsIn(policies: FulfillmentPolicies, gateways: TicketSystemGateways): Methods {
  const methods = methodsOf(policies).map((method) => [
    method,
    { policy: policies[method], gateway: gateways[method] },
  ]);
  return Object.fromEntries(methods) as Methods;
}
