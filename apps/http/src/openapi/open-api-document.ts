import { createRequire } from 'node:module';
import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import { PROBLEM_SCHEMAS } from '../errors/problem-schemas.js';
import { OPERATIONS } from '../routes/operations.js';
import { ENUM_SCHEMAS } from '../schema/enums.js';
import { type Schema, enumSchema } from '../schema/schema.js';
import { AUDIT_SCHEMAS } from '../views/audit-view.js';
import { DELIVERIES_SCHEMAS } from '../views/deliveries-view.js';
import { DESK_DELIVERY_SCHEMAS } from '../views/desk-delivery-view.js';
import { DRIFT_SCHEMAS } from '../views/drift-view.js';
import { ERASURE_SCHEMAS } from '../views/erasure-view.js';
import { EXPLAIN_SCHEMAS } from '../views/explain-schemas.js';
import { GROUP_PAGE_SCHEMAS } from '../views/group-page-view.js';
import { GROUP_SCHEMAS } from '../views/group-view.js';
import { HISTORY_SCHEMAS } from '../views/history-view.js';
import { ORDER_SCHEMAS } from '../views/order-schemas.js';
import { PLAN_SCHEMAS } from '../views/plan-schemas.js';
import { PRODUCT_PART_SCHEMAS } from '../views/product-part-schemas.js';
import { PURGE_SCHEMAS } from '../views/purge-view.js';
import { READ_TICKET_SCHEMAS } from '../views/read-ticket-view.js';
import { RECEIVED_STATUS_REPORT_SCHEMAS } from '../views/received-status-reports-view.js';
import { RECORDED_ORDER_SCHEMAS } from '../views/recorded-order-view.js';
import { RESULT_SCHEMAS } from '../views/result-views.js';
import { SERVICE_SCHEMAS } from '../views/service-views.js';
import { SUMMARY_SCHEMAS } from '../views/summary-view.js';
import { EVENT_SCHEMAS } from '../views/event-view.js';
import { TICKET_SCHEMAS } from '../views/ticket-schemas.js';
import { TICKET_SYSTEM_SCHEMAS } from '../views/ticket-system-view.js';
import { PDF_TICKET_SCHEMAS } from '../views/pdf-ticket-view.js';
import { PASS_SCHEMAS } from '../views/passes-view.js';
import { DOCUMENT_SCHEMAS } from '../views/documents-view.js';
import { WEBHOOK_SCHEMAS } from '../views/webhook-view.js';
import { bodySchemas } from './body-schemas.js';
import { SECURITY_SCHEMES } from './described-access.js';
import { type OperationDocument, operationDocument } from './operation-document.js';
import { type Shared, shareComponents } from './share-components.js';
import { TAGS } from '../operations/tags.js';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Shared['paths'];
  readonly components: Pick<Shared, 'parameters' | 'headers' | 'responses'> & {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const { version, bugs } = createRequire(import.meta.url)('@ticket-distribution/http/package.json') as {
  readonly version: string;
  readonly bugs: { readonly url: string };
};

/**
 * The document of all operations, made from what serves them: routes, body classes and the schemas of the views.
 *
 * @param methods those that are registered
 */
export function openApiDocument(methods: readonly FulfillmentMethod[] = FULFILLMENT_METHODS): OpenApiDocument {
  const schemas = componentSchemas(methods);
  const { paths, ...shared } = shareComponents(pathsOf(schemas));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ticket Distribution',
      version,
      summary: 'The engine between a sale and a ticket in public transport.',
      description:
        'Every refusal is an RFC 9457 problem (application/problem+json) with a stable code. Every named field of an answer is always present: null, or an empty list, when there is nothing.',
      contact: { name: 'The maintainers of Ticket Distribution', url: bugs.url },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas, ...shared, securitySchemes: SECURITY_SCHEMES },
  };
}

function pathsOf(
  schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, Record<string, OperationDocument>>> {
  const documents: Record<string, Record<string, OperationDocument>> = {};
  for (const operation of OPERATIONS) {
    documents[operation.path] = {
      ...documents[operation.path],
      [operation.method.toLowerCase()]: operationDocument(operation, schemas),
    };
  }
  return documents;
}

function componentSchemas(methods: readonly FulfillmentMethod[]): Readonly<Record<string, Schema>> {
  return {
    FulfillmentMethod: enumSchema(
      methods,
      'A fulfillment method, and the ticket system that keeps its tickets: one name for both.',
    ),
    ...ENUM_SCHEMAS,
    ...GROUP_SCHEMAS,
    ...TICKET_SCHEMAS,
    ...PRODUCT_PART_SCHEMAS,
    ...GROUP_PAGE_SCHEMAS,
    ...RECORDED_ORDER_SCHEMAS,
    ...ORDER_SCHEMAS,
    ...PLAN_SCHEMAS,
    ...READ_TICKET_SCHEMAS,
    ...HISTORY_SCHEMAS,
    ...DELIVERIES_SCHEMAS,
    ...DESK_DELIVERY_SCHEMAS,
    ...PURGE_SCHEMAS,
    ...ERASURE_SCHEMAS,
    ...AUDIT_SCHEMAS,
    ...TICKET_SYSTEM_SCHEMAS,
    ...EXPLAIN_SCHEMAS,
    ...RESULT_SCHEMAS,
    ...DRIFT_SCHEMAS,
    ...SUMMARY_SCHEMAS,
    ...RECEIVED_STATUS_REPORT_SCHEMAS,
    ...EVENT_SCHEMAS,
    ...DOCUMENT_SCHEMAS,
    ...PDF_TICKET_SCHEMAS,
    ...PASS_SCHEMAS,
    ...WEBHOOK_SCHEMAS,
    ...SERVICE_SCHEMAS,
    ...PROBLEM_SCHEMAS,
    ...bodySchemas(OPERATIONS.flatMap(({ body }) => (body === undefined ? [] : [body]))),
  };
}
