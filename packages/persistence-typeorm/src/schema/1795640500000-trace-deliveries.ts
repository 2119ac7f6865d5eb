import type { QueryRunner } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { prefixed, textType } from './shared/step-tables.js';

/** The trace context of what decided a delivery, so that its calls belong to the same trace in any process. */
export class TraceDeliveries1795640500000 implements SchemaStep {
  readonly name = 'TraceDeliveries1795640500000';
  readonly changes = 'adds the trace context to deliveries';
  readonly makes = [];

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${prefixed(runner, 'deliveries')} ADD COLUMN traceparent ${textType(runner)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${prefixed(runner, 'deliveries')} DROP COLUMN traceparent`);
  }
}
