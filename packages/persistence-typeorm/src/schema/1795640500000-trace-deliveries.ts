import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trace context of what decided a delivery, so that its calls belong to the same trace in any process. */
export class TraceDeliveries1795640500000 implements MigrationInterface {
  readonly name = 'TraceDeliveries1795640500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD COLUMN traceparent text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN traceparent');
  }
}
