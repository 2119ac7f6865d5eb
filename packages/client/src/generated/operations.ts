// Made from the OpenAPI document by `npm run client`; a test says when it is not current.
import type {
  AskedDeliveryState,
  AskedDriftState,
  AskedValidity,
  AuditEntry,
  AuditKind,
  AuditPage,
  ChangeWebhookBody,
  ChangedPasses,
  CodeForm,
  DeskDeliveryPage,
  DistributeBody,
  DistributionPlan,
  Drift,
  DriftKind,
  DriftPage,
  Erasure,
  EventEnvelope,
  EventPage,
  EventStream,
  FulfillmentMethod,
  GroupSort,
  Health,
  Index,
  MailPdfTicketsBody,
  MakePdfTicketsBody,
  MakeWebhookBody,
  Order,
  OrderDocumentBody,
  PassLogBody,
  Passes,
  PauseBody,
  PdfTicketPage,
  PdfTickets,
  PictureFormat,
  PreviewBody,
  Purge,
  PurgeBody,
  QrChecksumType,
  ReadDeskDelivery,
  ReadTicketDistribution,
  Readiness,
  ReceivedStatusReports,
  RecordedOrder,
  RedistributeBody,
  RegenerationBody,
  RegisterPassBody,
  RepairBody,
  ReplayBody,
  RetryBody,
  RotateSecretBody,
  SkipBody,
  StatusReportsBody,
  TicketDecisions,
  TicketDeliveries,
  TicketDistributionGroup,
  TicketDistributionGroupPage,
  TicketDistributionGroups,
  TicketDistributionSummary,
  TicketDocuments,
  TicketHistory,
  TicketKeySet,
  TicketMail,
  TicketSystem,
  TicketSystems,
  TransferHolderBody,
  TransferredTickets,
  TravelCardBody,
  UpdateValiditiesBody,
  UpdatedValidities,
  Webhook,
  WebhookAttemptPage,
  WebhookWithSecret,
  Webhooks,
} from './schemas.js';

/** What every operation takes, and how it answers. */
export interface Operations {
  /** Record an order version. Takes in one version of an order. When it becomes the current one, its groups are generated in the same transaction unless AUTO_GENERATE is off. Fields that are not known are kept out. Needs the permission `orders:write`. */
  recordOrderVersion: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
        /** The version of the order, as the order system counts. */
        readonly version: number;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
            /** nob, nno or eng (or BCP 47 nb, nn, en). Default nob. */
            readonly 'Accepts-Language'?: string | undefined;
            /** Read when Accepts-Language is missing; weights and regions are understood. */
            readonly 'Accept-Language'?: string | undefined;
          }
        | undefined;
      readonly body: OrderDocumentBody;
    };
    readonly answers: {
      /** The version was known, or a DRAFT got other content. */
      readonly 200: RecordedOrder;
      /** The version is new. */
      readonly 201: RecordedOrder;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'order/other-organisation'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/version-conflict'
      | 'order/id-taken'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read one version of an order. Needs the permission `orders:read`. */
  readOrderVersion: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
        /** The version of the order, as the order system counts. */
        readonly version: number;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The order as recorded. */
      readonly 200: Order;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'order/version-not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read an order. The current version; without one, the newest DRAFT. Needs the permission `orders:read`. */
  readOrder: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The order as recorded. */
      readonly 200: Order;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Generate the groups and tickets of the order's current version. Once, however often it is called. ACCOUNT_BASED_TICKETING tickets are handed over with it. Needs the permission `tickets:write`. */
  generateTicketDistributions: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
            /** nob, nno or eng (or BCP 47 nb, nn, en). Default nob. */
            readonly 'Accepts-Language'?: string | undefined;
            /** Read when Accepts-Language is missing; weights and regions are understood. */
            readonly 'Accept-Language'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The groups. */
      readonly 200: TicketDistributionGroups;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/not-confirmed'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Show what generating would do, and why. Changes nothing. With lines or tickets, what of the plan concerns them. Needs the permission `tickets:read`. */
  previewTicketDistributions: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body?: PreviewBody | undefined;
    };
    readonly answers: {
      /** The plan. */
      readonly 200: DistributionPlan;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/not-confirmed'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'distribution/unknown-order-line'
      | 'distribution/unknown-ticket'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Sum up the account-based references of an order. For callers that may not read all of it. Needs the permission `summaries:read`. */
  getTicketDistributionSummary: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The references. */
      readonly 200: TicketDistributionSummary;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read a ticket. As in its group, and where it belongs. Needs the permission `tickets:read`. */
  readTicketDistribution: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** What is kept of the ticket. */
      readonly 200: ReadTicketDistribution;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read what happened to a ticket. Every move, when, by whom, for which order version, and why. Needs the permission `tickets:read`. */
  readTicketHistory: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** What is kept of the ticket. */
      readonly 200: TicketHistory;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read what ticket systems were told of a ticket. Every hand-over that names it, with the calls made for it, without secrets and personal data. Needs the permission `tickets:read`. */
  readTicketDeliveries: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** What is kept of the ticket. */
      readonly 200: TicketDeliveries;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read why a ticket is as it is. Every decision that concerned it, with what it was taken from: written down then, and never recomputed. Needs the permission `tickets:read`. */
  explainTicket: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** What is kept of the ticket. */
      readonly 200: TicketDecisions;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read what can be shown of a ticket. Its code, signed, as a picture and as what the picture holds; and the animation that is shown beside it, which is that of the day. The code says what the ticket system confirmed; its number rises when that changes, and the code before is revoked. Why there is none is said. Needs the permission `tickets:read`. */
  readTicketDocuments: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly query?:
        | {
            /** What the code is drawn as; UIC: the Aztec barcode of a rail ticket. */
            readonly symbology?: CodeForm | undefined;
            /** What the picture is. */
            readonly format?: PictureFormat | undefined;
            /** The customer who looks at the ticket: its code is shown to its holder alone. */
            readonly customerId?: string | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The documents. */
      readonly 200: TicketDocuments;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'documents/form-not-offered'
      | 'documents/not-codable'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read a signed statement of when a ticket came. When its ticket system took it, when it could be picked up and when it was: what somebody can show who was fined because the ticket came late. Verified with the keys for codes. Needs the permission `tickets:read`. */
  readTicketReceipt: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** A compact JWS of the type ticket-receipt+jwt. */
      readonly 200: string;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read the public keys of codes, lists and receipts. A JWK set (RFC 7517) with the name of the issuer, and with when each key signs. A key id is never used twice. Everybody may call it. */
  readTicketKeys: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The key set. */
      readonly 200: TicketKeySet;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/foreign-origin'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Read which codes count no more. For inspectors who verify codes without a network: signed, dated, with until when it may be relied on, for all organisations. since: what came after the cursor of the list that the caller has; where that is not known any more, all. Needs the permission `inspections:read`. */
  readRevokedCodes: {
    readonly request: {
      readonly query?:
        | {
            /** The cursor of a list that the caller has: what came since is told, or all that is outstanding. */
            readonly since?: number | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** ETags that the caller knows; 304 when one is still right. */
            readonly 'If-None-Match'?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** A compact JWS of the type ticket-revocations+jwt. */
      readonly 200: string;
      /** The caller has it. */
      readonly 304: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Search for PDF tickets. At least one filter has to be named. They are deleted some time after they were made. Needs the permission `tickets:read`. */
  searchPdfTickets: {
    readonly request: {
      readonly query?:
        | {
            /** The PDF tickets, with commas between. */
            readonly id?: string | undefined;
            /** The order that it is about. */
            readonly orderId?: string | undefined;
            /** The line of the order. */
            readonly orderLineId?: string | undefined;
            /** The ticket. */
            readonly ticketDistributionId?: string | undefined;
            /** The organisation that it belongs to. */
            readonly organisationId?: number | undefined;
            /** Which page, from 0. */
            readonly page?: number | undefined;
            /** How many items a page has at most. */
            readonly perPage?: number | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** One page of them. */
      readonly 200: PdfTicketPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Make PDF tickets of the tickets of an order that are valid, or read those that are there. One for each ticket that shows a code. A page that is there stays as it is, in its language; where the code of a ticket is another since, a new page is made. The language of the body comes before that of the headers. Needs the permission `tickets:write`. */
  createPdfTickets: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
            /** nob, nno or eng (or BCP 47 nb, nn, en). Default nob. */
            readonly 'Accepts-Language'?: string | undefined;
            /** Read when Accepts-Language is missing; weights and regions are understood. */
            readonly 'Accept-Language'?: string | undefined;
          }
        | undefined;
      readonly body?: MakePdfTicketsBody | undefined;
    };
    readonly answers: {
      /** The PDF tickets. */
      readonly 200: PdfTickets;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'documents/not-printable'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read the PDF itself. Needs the permission `tickets:read`. */
  readPdfTicket: {
    readonly request: {
      readonly path: {
        /** The id of the PDF ticket. */
        readonly pdfTicketId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** PDF/A-1b, tagged. */
      readonly 200: Uint8Array;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'documents/pdf-not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Have the PDF tickets of an order sent by e-mail. They are made where they are not there, and sent as they are when it is their turn; a mail server that is away is asked again for about a day. The address is kept until the order is purged or its customer erased, and told to nobody. Needs the permission `tickets:write`. */
  mailPdfTickets: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
            /** nob, nno or eng (or BCP 47 nb, nn, en). Default nob. */
            readonly 'Accepts-Language'?: string | undefined;
            /** Read when Accepts-Language is missing; weights and regions are understood. */
            readonly 'Accept-Language'?: string | undefined;
          }
        | undefined;
      readonly body: MailPdfTicketsBody;
    };
    readonly answers: {
      /** The mail is queued. */
      readonly 202: TicketMail;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'documents/no-valid-ticket'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'documents/not-printable'
      | 'documents/too-many-tickets'
      | 'documents/address-refused'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read what became of a mail. Needs the permission `tickets:read`. */
  readTicketMail: {
    readonly request: {
      readonly path: {
        /** The id of the mail. */
        readonly mailId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The mail. */
      readonly 200: TicketMail;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'documents/mail-not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read a ticket as passes for wallets. For every wallet that passes are made for, with the code of the ticket and nothing of who holds it. That they were handed out is remembered: wallets are told when the ticket changes. A pass is void for good once the ticket is given away; the next holder gets another. Needs the permission `tickets:read`. */
  readPasses: {
    readonly request: {
      readonly path: {
        /** The id of the ticket. */
        readonly ticketDistributionId: string;
      };
      readonly query?:
        | {
            /** The customer who looks at the ticket: its code is shown to its holder alone. */
            readonly customerId?: string | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The passes, or why there are none. */
      readonly 200: Passes;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'ticket-distribution/not-found'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'documents/no-pass'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Have a telephone told of the changes of a pass. Called by telephones, as Apple describes it. A push follows, as the pass may have changed meanwhile. */
  registerPass: {
    readonly request: {
      readonly path: {
        /** The id that the telephone gave itself. */
        readonly deviceLibraryIdentifier: string;
        /** The type of our passes; there are no others. */
        readonly passTypeIdentifier: string;
        /** The pass: the ticket, and the number of the code with which its holder was first given it. */
        readonly serialNumber: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: RegisterPassBody;
    };
    readonly answers: {
      /** It was registered before; the push token is the new one. */
      readonly 200: undefined;
      /** It is registered. */
      readonly 201: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'pass/not-proven'
      | 'auth/foreign-origin'
      | 'documents/not-offered'
      | 'documents/pass-not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Have a telephone told of a pass no more. Called by telephones, as Apple describes it, when somebody throws the pass away. */
  unregisterPass: {
    readonly request: {
      readonly path: {
        /** The id that the telephone gave itself. */
        readonly deviceLibraryIdentifier: string;
        /** The type of our passes; there are no others. */
        readonly passTypeIdentifier: string;
        /** The pass: the ticket, and the number of the code with which its holder was first given it. */
        readonly serialNumber: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** It is not registered. */
      readonly 200: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'pass/not-proven'
      | 'auth/foreign-origin'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Read which passes of a telephone have changed. Called by telephones, as Apple describes it, without a token: nobody else knows the id of the telephone. The tag is a position of the feed. */
  readChangedPasses: {
    readonly request: {
      readonly path: {
        /** The id that the telephone gave itself. */
        readonly deviceLibraryIdentifier: string;
        /** The type of our passes; there are no others. */
        readonly passTypeIdentifier: string;
      };
      readonly query?:
        | {
            /** lastUpdated of the answer before. */
            readonly passesUpdatedSince?: string | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** Their serial numbers. */
      readonly 200: ChangedPasses;
      /** None has changed. */
      readonly 204: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/foreign-origin'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Read a pass as it is now. Called by telephones, as Apple describes it. Void where the ticket counts no more or was given away. */
  readLatestPass: {
    readonly request: {
      readonly path: {
        /** The type of our passes; there are no others. */
        readonly passTypeIdentifier: string;
        /** The pass: the ticket, and the number of the code with which its holder was first given it. */
        readonly serialNumber: string;
      };
      readonly headers?:
        | {
            /** Last-Modified of the answer before. */
            readonly 'If-Modified-Since'?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The pass. */
      readonly 200: Uint8Array;
      /** The telephone has it. */
      readonly 304: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'pass/not-proven'
      | 'auth/foreign-origin'
      | 'documents/not-offered'
      | 'documents/pass-not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'documents/no-pass'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Be told by a telephone what is wrong with passes. Called by telephones, as Apple describes it. What they say is logged now and then. */
  complainOfPasses: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: PassLogBody;
    };
    readonly answers: {
      /** It was taken. */
      readonly 200: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/foreign-origin'
      | 'documents/not-offered'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Distribute the groups of an order to their ticket systems. Stores the hand-overs, tries them at once and waits a bounded time. What is under way or done is left alone; FAILED tickets are tried again. Without travelCard, deliverAfter and qrChecksumType tickets go to the medium of the newest hand-over of their group, else to a QR code. travelCard, deliverAfter and qrChecksumType concern NOD groups only; deliverAfter together with travelCard is refused. Needs the permission `tickets:write`. */
  distributeTicketDistributionGroups: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
            /** nob, nno or eng (or BCP 47 nb, nn, en). Default nob. */
            readonly 'Accepts-Language'?: string | undefined;
            /** Read when Accepts-Language is missing; weights and regions are understood. */
            readonly 'Accept-Language'?: string | undefined;
          }
        | undefined;
      readonly body?: DistributeBody | undefined;
    };
    readonly answers: {
      /** Every ticket has its answer from its ticket system. */
      readonly 200: TicketDistributionGroups;
      /** Stored; some tickets are DISTRIBUTING still, and are handed over without further calls. */
      readonly 202: TicketDistributionGroups;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/not-confirmed'
      | 'distribution/other-medium'
      | 'distribution/nothing-to-distribute'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'distribution/unknown-order-line'
      | 'distribution/unknown-ticket'
      | 'distribution/deliver-after-end'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Hand the tickets of an order over anew, on the same or on another medium. For a lost card or a new phone. The tickets keep their ids; what stands on the medium before is revoked once the new one is there. The reason is kept in the history. The same wish twice is one wish while it is carried out. Needs the permission `tickets:write`. */
  redistributeTicketDistributionGroups: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
            /** nob, nno or eng (or BCP 47 nb, nn, en). Default nob. */
            readonly 'Accepts-Language'?: string | undefined;
            /** Read when Accepts-Language is missing; weights and regions are understood. */
            readonly 'Accept-Language'?: string | undefined;
          }
        | undefined;
      readonly body: RedistributeBody;
    };
    readonly answers: {
      /** Nothing of the asked groups waits for its ticket system. */
      readonly 200: TicketDistributionGroups;
      /** Stored; some tickets of the asked groups wait for their ticket system, and need no further calls. */
      readonly 202: TicketDistributionGroups;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/not-confirmed'
      | 'distribution/nothing-to-redistribute'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'distribution/unknown-order-line'
      | 'distribution/unknown-ticket'
      | 'distribution/deliver-after-end'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Move the validities of tickets. Each ticket by itself: one that is refused holds up no other. The end moves along: by as many local days and as much clock time as the start. A ticket at most once. What may be moved is told by allowedActions. Needs the permission `tickets:write`. */
  updateValidities: {
    readonly request: {
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: UpdateValiditiesBody;
    };
    readonly answers: {
      /** Every entry is done or refused. */
      readonly 200: UpdatedValidities;
      /** Stored; some entries are still under way. */
      readonly 202: UpdatedValidities;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Transfer tickets to another holder. Each ticket by itself: every live ticket of the groups, or those that are named. The owner of the order stays. What may be transferred is told by allowedActions. Needs the permission `tickets:write`. */
  transferDistributionHolder: {
    readonly request: {
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: TransferHolderBody;
    };
    readonly answers: {
      /** Every entry is done or refused. */
      readonly 200: TransferredTickets;
      /** Stored; some entries are still under way. */
      readonly 202: TransferredTickets;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Distribute to NOD for pickup as QR code and animation. Takes orders of version 1 only, acts on NOD groups only, and sets neither language nor distribution channel. Needs the permission `tickets:write`. @deprecated */
  distributeToNod: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly query?:
        | {
            /** The tickets are not picked up before then. */
            readonly deliverAfter?: string | undefined;
            /** How the QR code is protected. */
            readonly qrChecksumType?: QrChecksumType | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** Every ticket has its answer from its ticket system. */
      readonly 200: TicketDistributionGroups;
      /** Stored; some tickets are DISTRIBUTING still, and are handed over without further calls. */
      readonly 202: TicketDistributionGroups;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/not-confirmed'
      | 'distribution/order-version-not-supported'
      | 'distribution/other-medium'
      | 'distribution/nothing-to-distribute'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'distribution/deliver-after-end'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Distribute to NOD for pickup on a travel card. Takes orders of version 1 only, acts on NOD groups only, and sets neither language nor distribution channel. Needs the permission `tickets:write`. @deprecated */
  distributeToTravelCard: {
    readonly request: {
      readonly path: {
        /** The id that the order system gave the order. */
        readonly orderId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: TravelCardBody;
    };
    readonly answers: {
      /** Every ticket has its answer from its ticket system. */
      readonly 200: TicketDistributionGroups;
      /** Stored; some tickets are DISTRIBUTING still, and are handed over without further calls. */
      readonly 202: TicketDistributionGroups;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'order/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'order/not-confirmed'
      | 'distribution/order-version-not-supported'
      | 'distribution/other-medium'
      | 'distribution/nothing-to-distribute'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'distribution/deliver-after-end'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read a group. Needs the permission `tickets:read`. */
  readTicketDistributionGroup: {
    readonly request: {
      readonly path: {
        /** The id of the group. */
        readonly ticketDistributionGroupId: string;
      };
      readonly headers?:
        | {
            /** ETags that the caller knows; 304 when one is still right. */
            readonly 'If-None-Match'?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The group. */
      readonly 200: TicketDistributionGroup;
      /** The caller has it as it is. */
      readonly 304: undefined;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'group/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Search groups. At least one filter is needed. A filter is a value, or one of eq, ne, gt, gte, lt, lte, in, nin with a colon before it; in and nin take several with commas between. Repeated, it narrows. Filters about tickets are about one: two of them mean the same ticket. What is not there meets no operator. Needs the permission `tickets:read`. */
  searchTicketDistributionGroups: {
    readonly request: {
      readonly query?:
        | {
            /** The group with the id. 1 to 64 letters, digits or "-"; an operator may stand before it. */
            readonly id?: readonly string[] | undefined;
            /** The groups of an order. 1 to 64 letters, digits, "-" or "_"; an operator may stand before it. */
            readonly orderId?: readonly string[] | undefined;
            /** Groups that were brought up to date with this version of their order. A whole number from 0 to 2147483647; an operator may stand before it. */
            readonly orderVersion?: readonly string[] | undefined;
            /** The group of an order line. A text of 1 to 255 characters; an operator may stand before it. */
            readonly orderLineId?: readonly string[] | undefined;
            /** Groups of orders that the customer owns. 1 to 20 digits; an operator may stand before it. */
            readonly orderOwnerCustomerId?: readonly string[] | undefined;
            /** Groups of an organisation. A caller without a privilege finds those of its own only, whatever it asks. A whole number from 0 to 2147483647; an operator may stand before it. */
            readonly organisationId?: readonly string[] | undefined;
            /** The group that holds the ticket. 1 to 64 letters, digits or "-"; an operator may stand before it. */
            readonly ticketDistributionId?: readonly string[] | undefined;
            /** Groups with a ticket in this status. One of GENERATED, DISTRIBUTING, DISTRIBUTED, FAILED, ACTIVATED, COMMITTED, CANCELLING, CANCELLED, CANCELLED_EXTERNALLY; an operator may stand before it. */
            readonly distributionStatus?: readonly string[] | undefined;
            /** Groups with a ticket that the customer holds, or held when it ended. 1 to 20 digits; an operator may stand before it. */
            readonly distributionHolderCustomerId?: readonly string[] | undefined;
            /** Groups with a ticket on this account of a ticket system. A text of 1 to 255 characters; an operator may stand before it. */
            readonly customerAccountRef?: readonly string[] | undefined;
            /** Groups with a ticket on which the customer travels. Of several such filters each may mean another traveller. 1 to 20 digits; an operator may stand before it. */
            readonly customers?: readonly string[] | undefined;
            /** Groups with a ticket that was handed over on this travel card. 1 to 20 digits; an operator may stand before it. */
            readonly mediaSerialNumberId?: readonly string[] | undefined;
            /** Groups with a ticket made then. A date and time with a zone as RFC 3339 has it, in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00.000Z; an operator may stand before it. */
            readonly createdAt?: readonly string[] | undefined;
            /** Groups with a ticket that changed then for the last time. A date and time with a zone as RFC 3339 has it, in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00.000Z; an operator may stand before it. */
            readonly updatedAt?: readonly string[] | undefined;
            /** Groups with a ticket that is valid from then. A date and time with a zone as RFC 3339 has it, in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00.000Z; an operator may stand before it. */
            readonly startOfValidity?: readonly string[] | undefined;
            /** Groups with a ticket that is valid until then. A date and time with a zone as RFC 3339 has it, in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00.000Z; an operator may stand before it. */
            readonly endOfValidity?: readonly string[] | undefined;
            /** Groups with a ticket that is valid now (from its start until before its end), that will be, or that is over: its end has come, or it was cancelled. */
            readonly validity?: AskedValidity | undefined;
            /** In which order groups come; those with the same value by their id. Making and change are those of the group. Default: createdAt,asc. */
            readonly sort?: GroupSort | undefined;
            /** Which page, from 0. */
            readonly page?: number | undefined;
            /** How many items a page has at most. */
            readonly perPage?: number | undefined;
            /** The next of the page before, with the same filters and sort: goes on behind that page, whatever came or went since. Not together with page; nothing is counted then. */
            readonly after?: string | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** With wait=N and one orderId and one orderVersion: answers as soon as that version is settled (nothing of it is left to be told, and no hand-over of the order is open) or a newer one came first, at the latest after N seconds, 60 at the most. */
            readonly Prefer?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** One page of what is found. */
      readonly 200: TicketDistributionGroupPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** List what ticket systems and this service do not agree about. The open ones unless a state is asked for. Needs the permission `drifts:read`. */
  searchDrifts: {
    readonly request: {
      readonly query?:
        | {
            /** How they stand. */
            readonly state?: AskedDriftState | undefined;
            /** What has come apart. */
            readonly kind?: DriftKind | undefined;
            /** Whose ticket system it is. */
            readonly fulfillmentMethod?: FulfillmentMethod | undefined;
            /** The order that it is about. */
            readonly orderId?: string | undefined;
            /** Which page, from 0. */
            readonly page?: number | undefined;
            /** How many items a page has at most. */
            readonly perPage?: number | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** One page of the drifts. */
      readonly 200: DriftPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Repair a drift, or accept it. Does what the drift proposes, unless the body names it or says accept. The drift is RESOLVED once what made it is over, at the latest with the next look at the ticket system. Needs the permission `drifts:write`. */
  repairDrift: {
    readonly request: {
      readonly path: {
        /** The id of the drift. */
        readonly driftId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body?: RepairBody | undefined;
    };
    readonly answers: {
      /** The drift as it is now. */
      readonly 200: Drift;
      /** The ticket waits for its ticket system. */
      readonly 202: Drift;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'drift/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'drift/not-open'
      | 'drift/repair-not-possible'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** List hand-overs by how they stand. The stuck ones unless a state is asked for: those of which a call ended without an answer since. open: those without a final answer. Needs the permission `deliveries:read`. */
  searchDeliveries: {
    readonly request: {
      readonly query?:
        | {
            /** How far they are. */
            readonly state?: AskedDeliveryState | undefined;
            /** Whose ticket system it is. */
            readonly fulfillmentMethod?: FulfillmentMethod | undefined;
            /** The order that it is about. */
            readonly orderId?: string | undefined;
            /** The organisation that it belongs to. */
            readonly organisationId?: number | undefined;
            /** Stored longer ago than that. */
            readonly olderThanSeconds?: number | undefined;
            /** Which page, from 0. */
            readonly page?: number | undefined;
            /** How many items a page has at most. */
            readonly perPage?: number | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** One page of the hand-overs. */
      readonly 200: DeskDeliveryPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read a hand-over with the calls made for it. Needs the permission `deliveries:read`. */
  readDelivery: {
    readonly request: {
      readonly path: {
        /** The name under which both sides remember the hand-over. */
        readonly deliveryKey: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The hand-over as it stands. */
      readonly 200: ReadDeskDelivery;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'delivery/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Try a hand-over now. Another round of attempts for one that was set aside; no pause for one that waits. The revision is the one that was read: whoever comes second is refused. Needs the permission `deliveries:write`. */
  retryDelivery: {
    readonly request: {
      readonly path: {
        /** The name under which both sides remember the hand-over. */
        readonly deliveryKey: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: RetryBody;
    };
    readonly answers: {
      /** It was called and has its answer, or was set aside again. */
      readonly 200: ReadDeskDelivery;
      /** It waits for its answer. */
      readonly 202: ReadDeskDelivery;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'delivery/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'delivery/changed-meanwhile'
      | 'delivery/under-way'
      | 'delivery/answered'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** End a hand-over on the word of somebody who asked the ticket system. tickets says how they stand there: there or not-there for an issue and a cancel, changed or unchanged for an update and a transfer. What follows is what would follow from such an answer; the key of an issue that is called not-there is cancelled at the system, if any call may have reached it. Needs the permission `deliveries:write`. */
  skipDelivery: {
    readonly request: {
      readonly path: {
        /** The name under which both sides remember the hand-over. */
        readonly deliveryKey: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: SkipBody;
    };
    readonly answers: {
      /** It has ended. */
      readonly 200: ReadDeskDelivery;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'delivery/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'delivery/changed-meanwhile'
      | 'delivery/under-way'
      | 'delivery/answered'
      | 'delivery/needs-an-answer'
      | 'ticket-distribution/illegal-move'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'delivery/statement-does-not-fit'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Delete orders that were closed before a date, with all that was kept of them. Closed: nothing changed since, every ticket and product ended or ran out before, no hand-over without an answer, no open drift, nobody looks after a ticket. Deletes nothing unless dryRun is false. Looks at limit orders (default 500); next says where to go on. Needs the permission `orders:purge`. */
  purgeOrders: {
    readonly request: {
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: PurgeBody;
    };
    readonly answers: {
      /** What was, or would be, deleted. */
      readonly 200: Purge;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Erase a customer in everything that is kept. In the orders of the caller's organisation, as owner, holder and traveller, with accounts, travel cards, transcripts and what people wrote down. The answer says what was erased, what is kept and why, and which ticket systems have to be asked. Where the customer has a live ticket that is not over, or a hand-over has no answer, nothing is erased unless force is true. One that broke off is ended by the next; a customer who is not known is erased already. Needs the permission `customers:erase`. */
  eraseCustomer: {
    readonly request: {
      readonly path: {
        /** The number of the customer. */
        readonly customerId: string;
      };
      readonly query?:
        | {
            /** Also where a ticket is live and not over, or a hand-over has no answer. */
            readonly force?: boolean | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** What was erased, what is kept and why. */
      readonly 200: Erasure;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'customer/still-in-use'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read how the ticket systems stand. Needs the permission `ticket-systems:read`. */
  readTicketSystems: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** Every ticket system. */
      readonly 200: TicketSystems;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Keep a ticket system from being called. By every process, until it is resumed. Calls under way end; what is decided meanwhile is stored, waits and uses up no attempt. Needs the permission `ticket-systems:write`. */
  pauseTicketSystem: {
    readonly request: {
      readonly path: {
        /** The ticket system, by the name of its fulfillment method. */
        readonly system: FulfillmentMethod;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: PauseBody;
    };
    readonly answers: {
      /** The system as it stands now. */
      readonly 200: TicketSystem;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Let a paused ticket system be called again. What has waited is taken up. Nothing changes for a system that is not paused. Needs the permission `ticket-systems:write`. */
  resumeTicketSystem: {
    readonly request: {
      readonly path: {
        /** The ticket system, by the name of its fulfillment method. */
        readonly system: FulfillmentMethod;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The system as it stands now. */
      readonly 200: TicketSystem;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Write down that a list of orders is, or was, generated and distributed anew. For a tool that asks for generate and distribute order by order: once when it begins, and once with `ended`. The orders are asked for with `run` as X-Correlation-Id. Needs the permission `tickets:write`. */
  noteRegeneration: {
    readonly request: {
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: RegenerationBody;
    };
    readonly answers: {
      /** The act as it was written. */
      readonly 200: AuditEntry;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** List what operators did, the newest first. Needs the permission `audit:read`. */
  searchAudit: {
    readonly request: {
      readonly query?:
        | {
            /** What was done. */
            readonly kind?: AuditKind | undefined;
            /** Who did it. */
            readonly by?: string | undefined;
            /** The key, the drift, the webhook, the ticket system or the date that it was about. */
            readonly subject?: string | undefined;
            /** The order that it is about. */
            readonly orderId?: string | undefined;
            /** The organisation that it belongs to. */
            readonly organisationId?: number | undefined;
            /** done, or the code of a refusal. */
            readonly outcome?: string | undefined;
            /** That of the request that did it. */
            readonly correlationId?: string | undefined;
            /** Not before then. */
            readonly from?: string | undefined;
            /** Before then. */
            readonly until?: string | undefined;
            /** Which page, from 0. */
            readonly page?: number | undefined;
            /** How many items a page has at most. */
            readonly perPage?: number | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** One page of the entries. */
      readonly 200: AuditPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read on in the feed of what happened, and wait for what comes. Every change is one event, in the order of the changes of an order. An event may come twice and is known again by its id; none is missing. Events hold references, and nothing of a person. Needs the permission `events:read`. */
  readEvents: {
    readonly request: {
      readonly query?:
        | {
            /** The next of the page before. 0: from the oldest event that is kept. */
            readonly after?: number | undefined;
            /** How many events at the most. */
            readonly limit?: number | undefined;
            /** How long to wait for an event where there is none, seconds. */
            readonly wait?: number | undefined;
            /** Some of TicketDistributionGroupCreated, TicketDistributionAdded, TicketDistributionCancelled, TicketDistributionCancelledExternally, Distributed, Failed, Activated, Committed, ValidityMoved, HolderTransferred, ContentChanged, Redistributed, CodeRevoked, DeliverySetAside, DriftFound, DriftResolved, OrderVersionSettled, WebhookDisabled, with commas between or repeated. Default: all. */
            readonly type?: readonly string[] | undefined;
            /** groups: the four events that consumers of the real service know; moves: every other. Default: both. */
            readonly stream?: EventStream | undefined;
            /** record: the four events of groups as records of a topic, as consumers of the real service read them. Default: cloudevents. */
            readonly envelope?: EventEnvelope | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The events behind after, as far as there are any. */
      readonly 200: EventPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'events/forgotten'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Have events sent to an address. Every event of the organisation that is wanted, one after the other, as Standard Webhooks describes it. Without after, what happens from now on; after 0: from the oldest event that is kept. The organisation is that of the caller unless it is said. Needs the permission `webhooks:write`. */
  makeWebhook: {
    readonly request: {
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: MakeWebhookBody;
    };
    readonly answers: {
      /** The webhook, with the secret that is told once. */
      readonly 201: WebhookWithSecret;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'webhook/other-organisation'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'webhook/too-many'
      | 'idempotency/in-progress'
      | 'events/forgotten'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'webhook/url-refused'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** List where events are sent to. Needs the permission `webhooks:read`. */
  listWebhooks: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** Every webhook. */
      readonly 200: Webhooks;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Read a webhook, and how it stands. Needs the permission `webhooks:read`. */
  readWebhook: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The webhook as it stands now. */
      readonly 200: Webhook;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Change where events are sent to and which, disable or enable a webhook. Address, description, stream and types become what is said, or nothing where it is not. A webhook that is enabled goes on where it was; after has it go on elsewhere. Needs the permission `webhooks:write`. */
  changeWebhook: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: ChangeWebhookBody;
    };
    readonly answers: {
      /** The webhook as it stands now. */
      readonly 200: Webhook;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'events/forgotten'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'webhook/url-refused'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Have nothing more sent to an address, and forget what was. Needs the permission `webhooks:write`. */
  deleteWebhook: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The webhook as it was. */
      readonly 200: Webhook;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Give a webhook a new secret. Messages are signed by both for keepOldSeconds (default 86400), and by the new one alone then; 0: at once. Needs the permission `webhooks:write`. */
  rotateWebhookSecret: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body?: RotateSecretBody | undefined;
    };
    readonly answers: {
      /** The webhook, with the secret that is told once. */
      readonly 200: WebhookWithSecret;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Send a webhook a message that tells nothing. To see what its receiver does with it, also while it is disabled or held back. It does not count towards disabling; one that is taken ends the pause before the next event. Needs the permission `webhooks:write`. */
  pingWebhook: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** It is sent soon; what comes of it stands among the attempts. */
      readonly 202: Webhook;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'webhook/busy'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Send events again that were sent before. Those behind after, up to until or as far as was sent: each under its id, signed anew, beside what happens. It does not count towards disabling; the first event that is not taken ends it. Needs the permission `webhooks:write`. */
  replayWebhook: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly headers?:
        | {
            /** The point of sale. Default: the order's own. */
            readonly 'Entur-Pos'?: string | undefined;
            /** The distribution channel (DCI). Default: the order's own. */
            readonly 'Entur-Distribution-Channel'?: string | undefined;
            /** How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored. */
            readonly Priority?: string | undefined;
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
      readonly body: ReplayBody;
    };
    readonly answers: {
      /** It is sent soon; what comes of it stands among the attempts. */
      readonly 202: Webhook;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'webhook/busy'
      | 'idempotency/in-progress'
      | 'events/forgotten'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** List what was sent to a webhook and what came of it, the newest first. The newest 500 attempts at least are kept. Needs the permission `webhooks:read`. */
  readWebhookAttempts: {
    readonly request: {
      readonly path: {
        /** The id of the webhook. */
        readonly webhookId: string;
      };
      readonly query?:
        | {
            /** true: only what was not taken. */
            readonly failed?: boolean | undefined;
            /** Which page, from 0. */
            readonly page?: number | undefined;
            /** How many items a page has at most. */
            readonly perPage?: number | undefined;
          }
        | undefined;
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** One page of the attempts. */
      readonly 200: WebhookAttemptPage;
    };
    readonly codes:
      | 'request/malformed'
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'webhook/not-found'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready'
      | 'auth/keys-unavailable';
  };
  /** Be told by a ticket system how tickets stand. A signed callback: tickets that were picked up, used or cancelled at their system. The same again changes nothing, and a ticket that is not known here is answered as unknown. Fields that are not known are kept out. A system that never calls is asked from time to time all the same. */
  receiveStatusReports: {
    readonly request: {
      readonly path: {
        /** The ticket system, by the name of its fulfillment method. */
        readonly system: FulfillmentMethod;
      };
      readonly headers: {
        /** When it was signed, and the HMAC-SHA256 over "<t>.<body as it was sent>" with the secret that both sides know; v1 may stand there more than once. At most 5 minutes old. */
        readonly 'Ticket-System-Signature': string;
        /** Echoed, and passed on to every ticket system; made when missing. */
        readonly 'X-Correlation-Id'?: string | undefined;
      };
      readonly body: StatusReportsBody;
    };
    readonly answers: {
      /** One result per event, in their order. */
      readonly 200: ReceivedStatusReports;
    };
    readonly codes:
      | 'request/malformed'
      | 'callback/not-signed'
      | 'auth/foreign-origin'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'idempotency/in-progress'
      | 'request/too-large'
      | 'request/unsupported-media-type'
      | 'request/expectation-failed'
      | 'idempotency/other-request'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** Whether the process runs. Everybody may call it. */
  live: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** It runs. */
      readonly 200: Health;
    };
    readonly codes:
      | 'auth/foreign-origin'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/headers-too-large'
      | 'service/internal-error';
  };
  /** Whether the service can serve. Neither calls nor depends on ticket systems. What is missing stands in `details.missing`, by name and reason. Hand-overs of methods that are not registered (any more) are kept and wait; they keep nothing from being ready. Everybody may call it. */
  ready: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** It can. */
      readonly 200: Readiness;
    };
    readonly codes:
      | 'auth/foreign-origin'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'service/not-ready';
  };
  /** What can be measured, for Prometheus. Calls to ticket systems, deliveries by state and age, drifts, requests, and the process. Needs the permission `metrics:read`. */
  readMetrics: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** In the text format of Prometheus. */
      readonly 200: string;
    };
    readonly codes:
      | 'auth/token-missing'
      | 'auth/token-invalid'
      | 'auth/foreign-origin'
      | 'auth/forbidden'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/too-many'
      | 'request/headers-too-large'
      | 'service/internal-error'
      | 'auth/keys-unavailable';
  };
  /** Where to begin. Everybody may call it. */
  readIndex: {
    readonly request: {
      readonly headers?:
        | {
            /** Echoed, and passed on to every ticket system; made when missing. */
            readonly 'X-Correlation-Id'?: string | undefined;
          }
        | undefined;
    };
    readonly answers: {
      /** The addresses of what there is to read. */
      readonly 200: Index;
    };
    readonly codes:
      | 'auth/foreign-origin'
      | 'route/method-not-allowed'
      | 'request/too-slow'
      | 'request/expectation-failed'
      | 'request/headers-too-large'
      | 'service/internal-error';
  };
}

/** How an operation is sent. */
export interface SentOperation {
  readonly method: string;
  /** As OpenAPI writes it: `/v1/orders/{orderId}`. */
  readonly path: string;
  /** Whether it takes an idempotency key. */
  readonly takesKey: boolean;
}

/** With which status each code is answered. */
export interface StatusOfCode {
  readonly 'auth/forbidden': 403;
  readonly 'auth/foreign-origin': 403;
  readonly 'auth/keys-unavailable': 503;
  readonly 'auth/token-invalid': 401;
  readonly 'auth/token-missing': 401;
  readonly 'callback/not-signed': 401;
  readonly 'customer/still-in-use': 409;
  readonly 'delivery/answered': 409;
  readonly 'delivery/changed-meanwhile': 409;
  readonly 'delivery/needs-an-answer': 409;
  readonly 'delivery/not-found': 404;
  readonly 'delivery/statement-does-not-fit': 422;
  readonly 'delivery/under-way': 409;
  readonly 'distribution/deliver-after-end': 422;
  readonly 'distribution/nothing-to-distribute': 409;
  readonly 'distribution/nothing-to-redistribute': 409;
  readonly 'distribution/order-version-not-supported': 409;
  readonly 'distribution/other-medium': 409;
  readonly 'distribution/unknown-order-line': 422;
  readonly 'distribution/unknown-ticket': 422;
  readonly 'documents/address-refused': 422;
  readonly 'documents/form-not-offered': 422;
  readonly 'documents/mail-not-found': 404;
  readonly 'documents/no-pass': 422;
  readonly 'documents/no-valid-ticket': 409;
  readonly 'documents/not-codable': 422;
  readonly 'documents/not-offered': 404;
  readonly 'documents/not-printable': 422;
  readonly 'documents/pass-not-found': 404;
  readonly 'documents/pdf-not-found': 404;
  readonly 'documents/too-many-tickets': 422;
  readonly 'drift/not-found': 404;
  readonly 'drift/not-open': 409;
  readonly 'drift/repair-not-possible': 409;
  readonly 'events/forgotten': 410;
  readonly 'group/not-found': 404;
  readonly 'idempotency/in-progress': 409;
  readonly 'idempotency/other-request': 422;
  readonly 'order/id-taken': 409;
  readonly 'order/not-confirmed': 409;
  readonly 'order/not-found': 404;
  readonly 'order/other-organisation': 403;
  readonly 'order/version-conflict': 409;
  readonly 'order/version-not-found': 404;
  readonly 'pass/not-proven': 401;
  readonly 'request/expectation-failed': 417;
  readonly 'request/headers-too-large': 431;
  readonly 'request/malformed': 400;
  readonly 'request/too-large': 413;
  readonly 'request/too-many': 429;
  readonly 'request/too-slow': 408;
  readonly 'request/unsupported-media-type': 415;
  readonly 'route/method-not-allowed': 405;
  readonly 'service/internal-error': 500;
  readonly 'service/not-ready': 503;
  readonly 'ticket-distribution/illegal-move': 409;
  readonly 'ticket-distribution/not-found': 404;
  readonly 'webhook/busy': 409;
  readonly 'webhook/not-found': 404;
  readonly 'webhook/other-organisation': 403;
  readonly 'webhook/too-many': 409;
  readonly 'webhook/url-refused': 422;
}

/** How every operation is sent. */
export const OPERATIONS: { readonly [Id in keyof Operations]: SentOperation } = {
  recordOrderVersion: { method: 'PUT', path: '/v1/orders/{orderId}/versions/{version}', takesKey: true },
  readOrderVersion: { method: 'GET', path: '/v1/orders/{orderId}/versions/{version}', takesKey: false },
  readOrder: { method: 'GET', path: '/v1/orders/{orderId}', takesKey: false },
  generateTicketDistributions: { method: 'POST', path: '/v1/ticket-distributions/{orderId}/generate', takesKey: true },
  previewTicketDistributions: { method: 'POST', path: '/v1/ticket-distributions/{orderId}/preview', takesKey: true },
  getTicketDistributionSummary: { method: 'GET', path: '/v1/ticket-distributions/{orderId}/summary', takesKey: false },
  readTicketDistribution: { method: 'GET', path: '/v1/ticket-distributions/{ticketDistributionId}', takesKey: false },
  readTicketHistory: {
    method: 'GET',
    path: '/v1/ticket-distributions/{ticketDistributionId}/history',
    takesKey: false,
  },
  readTicketDeliveries: {
    method: 'GET',
    path: '/v1/ticket-distributions/{ticketDistributionId}/deliveries',
    takesKey: false,
  },
  explainTicket: { method: 'GET', path: '/v1/ticket-distributions/{ticketDistributionId}/explain', takesKey: false },
  readTicketDocuments: {
    method: 'GET',
    path: '/v1/ticket-distributions/{ticketDistributionId}/documents',
    takesKey: false,
  },
  readTicketReceipt: {
    method: 'GET',
    path: '/v1/ticket-distributions/{ticketDistributionId}/receipt',
    takesKey: false,
  },
  readTicketKeys: { method: 'GET', path: '/v1/ticket-codes/keys', takesKey: false },
  readRevokedCodes: { method: 'GET', path: '/v1/ticket-codes/revocations', takesKey: false },
  searchPdfTickets: { method: 'GET', path: '/v1/pdf-tickets', takesKey: false },
  createPdfTickets: { method: 'POST', path: '/v1/pdf-tickets/{orderId}', takesKey: true },
  readPdfTicket: { method: 'GET', path: '/v1/pdf-tickets/{pdfTicketId}/content', takesKey: false },
  mailPdfTickets: { method: 'POST', path: '/v1/pdf-tickets/{orderId}/mails', takesKey: true },
  readTicketMail: { method: 'GET', path: '/v1/ticket-mails/{mailId}', takesKey: false },
  readPasses: { method: 'GET', path: '/v1/ticket-distributions/{ticketDistributionId}/passes', takesKey: false },
  registerPass: {
    method: 'POST',
    path: '/wallet/apple/v1/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}/{serialNumber}',
    takesKey: true,
  },
  unregisterPass: {
    method: 'DELETE',
    path: '/wallet/apple/v1/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}/{serialNumber}',
    takesKey: true,
  },
  readChangedPasses: {
    method: 'GET',
    path: '/wallet/apple/v1/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}',
    takesKey: false,
  },
  readLatestPass: {
    method: 'GET',
    path: '/wallet/apple/v1/passes/{passTypeIdentifier}/{serialNumber}',
    takesKey: false,
  },
  complainOfPasses: { method: 'POST', path: '/wallet/apple/v1/log', takesKey: true },
  distributeTicketDistributionGroups: {
    method: 'POST',
    path: '/v1/ticket-distribution-groups/{orderId}/distribute',
    takesKey: true,
  },
  redistributeTicketDistributionGroups: {
    method: 'POST',
    path: '/v1/ticket-distribution-groups/{orderId}/redistribute',
    takesKey: true,
  },
  updateValidities: { method: 'POST', path: '/v1/ticket-distribution-groups/update-validities', takesKey: true },
  transferDistributionHolder: {
    method: 'POST',
    path: '/v1/ticket-distribution-groups/transfer-distribution-holder',
    takesKey: true,
  },
  distributeToNod: { method: 'POST', path: '/v1/ticket-distributions/{orderId}/distribute-to-nod', takesKey: true },
  distributeToTravelCard: {
    method: 'POST',
    path: '/v1/ticket-distributions/{orderId}/distribute-to-travel-card',
    takesKey: true,
  },
  readTicketDistributionGroup: {
    method: 'GET',
    path: '/v1/ticket-distribution-groups/{ticketDistributionGroupId}',
    takesKey: false,
  },
  searchTicketDistributionGroups: { method: 'GET', path: '/v1/ticket-distribution-groups', takesKey: false },
  searchDrifts: { method: 'GET', path: '/v1/drifts', takesKey: false },
  repairDrift: { method: 'POST', path: '/v1/drifts/{driftId}/repair', takesKey: true },
  searchDeliveries: { method: 'GET', path: '/v1/deliveries', takesKey: false },
  readDelivery: { method: 'GET', path: '/v1/deliveries/{deliveryKey}', takesKey: false },
  retryDelivery: { method: 'POST', path: '/v1/deliveries/{deliveryKey}/retry', takesKey: true },
  skipDelivery: { method: 'POST', path: '/v1/deliveries/{deliveryKey}/skip', takesKey: true },
  purgeOrders: { method: 'POST', path: '/v1/purges', takesKey: true },
  eraseCustomer: { method: 'DELETE', path: '/v1/customers/{customerId}', takesKey: true },
  readTicketSystems: { method: 'GET', path: '/v1/ticket-systems', takesKey: false },
  pauseTicketSystem: { method: 'PUT', path: '/v1/ticket-systems/{system}/pause', takesKey: true },
  resumeTicketSystem: { method: 'DELETE', path: '/v1/ticket-systems/{system}/pause', takesKey: true },
  noteRegeneration: { method: 'POST', path: '/v1/regenerations', takesKey: true },
  searchAudit: { method: 'GET', path: '/v1/audit', takesKey: false },
  readEvents: { method: 'GET', path: '/v1/events', takesKey: false },
  makeWebhook: { method: 'POST', path: '/v1/webhooks', takesKey: true },
  listWebhooks: { method: 'GET', path: '/v1/webhooks', takesKey: false },
  readWebhook: { method: 'GET', path: '/v1/webhooks/{webhookId}', takesKey: false },
  changeWebhook: { method: 'PUT', path: '/v1/webhooks/{webhookId}', takesKey: true },
  deleteWebhook: { method: 'DELETE', path: '/v1/webhooks/{webhookId}', takesKey: true },
  rotateWebhookSecret: { method: 'POST', path: '/v1/webhooks/{webhookId}/rotate-secret', takesKey: true },
  pingWebhook: { method: 'POST', path: '/v1/webhooks/{webhookId}/ping', takesKey: true },
  replayWebhook: { method: 'POST', path: '/v1/webhooks/{webhookId}/replay', takesKey: true },
  readWebhookAttempts: { method: 'GET', path: '/v1/webhooks/{webhookId}/attempts', takesKey: false },
  receiveStatusReports: { method: 'POST', path: '/v1/ticket-systems/{system}/sightings', takesKey: true },
  live: { method: 'GET', path: '/health/live', takesKey: false },
  ready: { method: 'GET', path: '/health/ready', takesKey: false },
  readMetrics: { method: 'GET', path: '/metrics', takesKey: false },
  readIndex: { method: 'GET', path: '/', takesKey: false },
};
