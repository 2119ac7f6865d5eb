import { STYLES } from '../paper/style.js';
import type { Print } from './print.js';

/** A label, what it says in large letters, and what there is to add. */
export function printStatement(
  { flow, section }: Print,
  label: string | null,
  statement: string,
  additions: readonly string[] = [],
): void {
  const element = flow.paper.element('P', section);
  flow.need(STYLES.label.leading + STYLES.statement.leading);
  if (label !== null) flow.paragraph(element, `${label} `, STYLES.label);
  flow.paragraph(element, statement, STYLES.statement);
  for (const addition of additions) flow.paragraph(flow.paper.element('P', section), addition, STYLES.body);
  flow.space(10);
}
