import { DomainError } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { PassMaker, PassWebService } from '../ports/pass-maker.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { KeptPasses } from './kept-passes.js';

/** Serves telephones that hold passes. */
export class ServePasses {
  private readonly service: PassWebService | null;

  constructor(
    work: UnitOfWork,
    codes: TicketCodes | undefined,
    maker: PassMaker | undefined,
    clock: Clock,
    log: DeliveryLog,
  ) {
    this.service =
      codes === undefined || maker === undefined ? null : maker.webService(new KeptPasses(work, codes, clock, log));
  }

  /**
   * @returns what answers telephones
   * @throws DomainError `documents/not-offered`
   */
  execute(): PassWebService {
    if (this.service !== null) return this.service;
    throw new DomainError('documents/not-offered', "No passes for Apple's wallet are made here.");
  }
}
