import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import { TypeormAuditRepository } from '../audit/typeorm-audit-repository.js';
import { TypeormDeliveryRepository } from '../deliveries/typeorm-delivery-repository.js';
import { TypeormDriftRepository } from '../drifts/typeorm-drift-repository.js';
import { TypeormEventRepository } from '../events/typeorm-event-repository.js';
import { TypeormPublicationRepository } from '../events/typeorm-publication-repository.js';
import { TypeormUnsettledVersionRepository } from '../events/typeorm-unsettled-version-repository.js';
import { TypeormGroupRepository } from '../groups/typeorm-group-repository.js';
import { TypeormOrderRepository } from '../orders/typeorm-order-repository.js';
import { TypeormKeyedRequestRepository } from '../idempotency/typeorm-keyed-request-repository.js';
import { TypeormMailRepository } from '../documents/typeorm-mail-repository.js';
import { TypeormPassRepository } from '../documents/typeorm-pass-repository.js';
import { TypeormPdfTicketRepository } from '../documents/typeorm-pdf-ticket-repository.js';
import { TypeormReturnedDocumentRepository } from '../documents/typeorm-returned-document-repository.js';
import { TypeormRevocationRepository } from '../revocations/typeorm-revocation-repository.js';
import { TypeormPauseRepository } from '../pauses/typeorm-pause-repository.js';
import { type Connection } from '../shared/connection.js';
import { Session } from '../shared/session.js';
import { WriteFaults } from '../shared/write-faults.js';
import { UnitOfWork } from '../shared/unit-of-work.js';
import { TypeormStatusCheckRepository } from '../status-checks/typeorm-status-check-repository.js';
import { Known } from '../together/known.js';
import { ReadTogether } from '../together/read-together.js';
import { TypeormWebhookRepository } from '../webhooks/typeorm-webhook-repository.js';
import { AnotherStatement, OneStatement } from './one-statement.js';
import type { ReadSource, TransactionSource } from './transaction-source.js';

/** Transactions on a relational database, kept by TypeORM. */
export class TypeormTransactions implements Transactions {
  /**
   * @param writes transactions that write
   * @param reads transactions that each read one committed state and never wait for those that write
   * @param faults told of what transactions that write find out
   */
  constructor(
    private readonly writes: TransactionSource,
    private readonly reads: ReadSource,
    private readonly faults: WriteFaults = new WriteFaults(),
  ) {}

  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.faults.watch(this.writes.transaction((connection) => within(connection, work, true)));
  }

  /** Most of what is read takes one statement, which sees one committed state by itself. Other work is begun again. */
  async read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    try {
      return await this.reads.single((connection) => within(new OneStatement(connection), work, false));
    } catch (error) {
      if (!(error instanceof AnotherStatement)) throw error;
      return this.reads.transaction((connection) => within(connection, work, false));
    }
  }
}

async function within<T>(
  connection: Connection,
  work: (transaction: Transaction) => Promise<T>,
  writes: boolean,
): Promise<T> {
  const session = new Session(connection);
  const unit = new UnitOfWork(session);
  const known = new Known();
  const together = new ReadTogether(session, known, writes);
  return unit.during(() =>
    work({
      orders: new TypeormOrderRepository(session, unit, known, together),
      groups: new TypeormGroupRepository(session, unit, known, together),
      deliveries: new TypeormDeliveryRepository(session, unit, known, together),
      drifts: new TypeormDriftRepository(session, unit),
      statusChecks: new TypeormStatusCheckRepository(session, unit),
      audit: new TypeormAuditRepository(session, unit),
      requests: new TypeormKeyedRequestRepository(session, unit),
      pauses: new TypeormPauseRepository(session, unit, known),
      revocations: new TypeormRevocationRepository(session, unit),
      returnedDocuments: new TypeormReturnedDocumentRepository(session, unit),
      pdfTickets: new TypeormPdfTicketRepository(session, unit),
      mails: new TypeormMailRepository(session, unit),
      passes: new TypeormPassRepository(session, unit),
      events: new TypeormEventRepository(session, unit),
      unsettled: new TypeormUnsettledVersionRepository(session, unit, known),
      webhooks: new TypeormWebhookRepository(session, unit),
      publications: new TypeormPublicationRepository(session, unit),
    }),
  );
}
