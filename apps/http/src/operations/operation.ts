import type { FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import type { EngineMetrics } from '@ticket-distribution/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallbackSecrets } from '../callbacks/callback-secrets.js';
import type { ErrorCode } from '../errors/problem.js';
import type { Tag } from './tags.js';
import type { BodyClass, UnknownFields } from '../parsing/body-class.js';
import type { Need } from '../readiness/need.js';
import type { Schema } from '../schema/schema.js';
import type { Access } from '../security/permissions.js';
import type { Parameter } from './parameters.js';
import type { UseCases } from '@ticket-distribution/application';

/** What operations work with. */
export interface Services {
  readonly useCases: UseCases;
  /** The fulfillment methods that are registered. */
  readonly methods: readonly FulfillmentMethod[];
  /** What the service needs to serve. */
  readonly needs: readonly Need[];
  readonly now: () => Instant;
  /** Resolves when the app begins to close: who waits is answered then. */
  readonly closing: Promise<void>;
  readonly callbackSecrets: CallbackSecrets;
  /** Null: nothing is measured. */
  readonly metrics: EngineMetrics | null;
}

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** One documented way to succeed. */
export interface Answer {
  readonly description: string;
  /** Null: no body. */
  readonly schema: Schema | null;
  /** Default: `application/json`. */
  readonly contentType?: string;
  /** Default: one that is made from the schema. */
  readonly example?: unknown;
  /** Headers of this answer, each with what it says; every answer carries X-Correlation-Id besides. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that it carries now and then. */
  readonly mayCarry?: Readonly<Record<string, string>>;
}

/** The body that an operation takes. */
export interface RequestBody {
  readonly type: BodyClass<object>;
  readonly required: boolean;
  readonly unknownFields: UnknownFields;
  /** A body that is taken as it stands. */
  readonly example: object;
  /** The handler gets the bytes as they came, a Buffer: what a signature is over. */
  readonly takesBytes?: true;
}

/** One operation: the route and all that the OpenAPI document says of it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it: `/v1/orders/{orderId}`. */
  readonly path: string;
  readonly operationId: string;
  /** Who may call it. What is said here is asked for, and stands in the document. */
  readonly access: Access;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly answers: Readonly<Record<number, Answer>>;
  /** The codes of its refusals, besides those that every operation of its kind has. */
  readonly refusals: readonly ErrorCode[];
  /** Headers of every answer, refusals too: what they are for a request, and what they say. */
  readonly headers?: {
    readonly of: (request: FastifyRequest) => Readonly<Record<string, string>>;
    readonly say: Readonly<Record<string, string>>;
  };
  /** Refuses who may not call, before anything else is looked at; absent: everybody may. */
  readonly admit?: (services: Services) => (request: FastifyRequest) => void;
  readonly handle: (services: Services) => Handler;
}
