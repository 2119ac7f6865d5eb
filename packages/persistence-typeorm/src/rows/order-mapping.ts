import {
  type Instant,
  type OrderDocument,
  type OrderId,
  type OrderLine,
  type OrderLineContent,
  type OrderLineVersion,
  type OrderSnapshot,
  type RecordedOrderVersion,
  readLineContent,
  readOrderDocument,
  withForm,
} from '@ticket-distribution/domain';
import type { OrderLineVersionRow, OrderRow, OrderVersionRow } from './order-rows.js';

/** The rows of one order, those below the first by rising version and number. */
export interface OrderRows {
  readonly order: OrderRow;
  readonly versions: readonly OrderVersionRow[];
  readonly lineVersions: readonly OrderLineVersionRow[];
}

/** The rows that say what the snapshot says. */
export function toOrderRows({ id, revision, versions, lines, reconciledVersion }: OrderSnapshot): OrderRows {
  return {
    order: { id, revision, lineIds: JSON.stringify(lines.map((line) => line.id)), reconciledVersion },
    versions: versions.map((version) => toVersionRow(id, version)),
    lineVersions: lines.flatMap((line) => line.versions.map((version) => toLineVersionRow(id, line, version))),
  };
}

/** What the rows say. */
export function toOrderSnapshot({ order, versions, lineVersions }: OrderRows): OrderSnapshot {
  const lineIds = JSON.parse(order.lineIds) as OrderLine['id'][];
  return {
    id: order.id as OrderId,
    revision: order.revision,
    versions: versions.map(toVersion),
    lines: lineIds.map((id) => toLine(id, lineVersions)),
    reconciledVersion: order.reconciledVersion,
  };
}

function toVersionRow(orderId: OrderId, { document, recordedAt }: RecordedOrderVersion): OrderVersionRow {
  return { orderId, version: document.version, document: JSON.stringify(formedDocument(document)), recordedAt };
}

function toVersion({ document, recordedAt }: OrderVersionRow): RecordedOrderVersion {
  return { document: readOrderDocument(JSON.parse(document)), recordedAt: recordedAt as Instant };
}

function toLineVersionRow(orderId: OrderId, line: OrderLine, version: OrderLineVersion): OrderLineVersionRow {
  const { number, orderVersion, content, removed, recordedAt } = version;
  return {
    orderId,
    lineId: line.id,
    number,
    orderVersion,
    content: JSON.stringify(formedLine(content)),
    removed: removed ? 1 : 0,
    recordedAt,
  };
}

function toLine(id: OrderLine['id'], rows: readonly OrderLineVersionRow[]): OrderLine {
  const [first, ...later] = rows.filter(({ lineId }) => lineId === id).map(toLineVersion);
  if (first === undefined) throw new Error(`Order line ${id} is stored without a version`);
  return { id, versions: [first, ...later] };
}

function toLineVersion({ number, orderVersion, content, removed, recordedAt }: OrderLineVersionRow): OrderLineVersion {
  return {
    number,
    orderVersion,
    content: readLineContent(JSON.parse(content)),
    removed: removed === 1,
    recordedAt: recordedAt as Instant,
  };
}

function formedDocument(document: OrderDocument): OrderDocument {
  return { ...withForm(document), orderLines: document.orderLines.map(formedLine) };
}

function formedLine<Line extends OrderLineContent>(line: Line): Line {
  return { ...withForm(line), fareProducts: line.fareProducts.map(withForm) };
}
