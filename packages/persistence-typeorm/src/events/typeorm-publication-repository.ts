import type { Publication, PublicationRepository } from '@ticket-distribution/application';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { type PublicationRow, publicationSchema, toPublication, toPublicationRow } from '../rows/publication-rows.js';

/** How far the feed was told, of one transaction, kept by TypeORM. */
export class TypeormPublicationRepository implements PublicationRepository {
  private readonly publications: Table<PublicationRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.publications = new Table(session, publicationSchema);
  }

  find(name: string): Promise<Publication | undefined> {
    return this.unit.do(async () => (await this.publications.find({ name })).map(toPublication)[0]);
  }

  take(name: string): Promise<Publication | undefined> {
    return this.unit.do(async () => (await this.publications.take({ name })).map(toPublication)[0]);
  }

  add(publication: Publication): Promise<void> {
    return this.unit.do(() => this.publications.insert([toPublicationRow(publication)]));
  }

  save(publication: Publication): Promise<void> {
    return this.unit.do(() => {
      const { name: _same, ...changes } = toPublicationRow(publication);
      return this.publications.change({ name: publication.name }, changes);
    });
  }
}
