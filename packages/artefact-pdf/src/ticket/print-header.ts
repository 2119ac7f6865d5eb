import { CONTENT_WIDTH, SHEET } from '../paper/sheet.js';
import { ACCENT, STYLES } from '../paper/style.js';
import type { Print } from './print.js';

const ORDER_WIDTH = 190;
const RULE = 2.5;

/** Who hands the ticket out, and the number of the order. */
export function printHeader({ flow, document, words, section }: Print): void {
  const { paper } = flow;
  const order = paper.shown(`${words.orderNumber} ${document.orderId}`, STYLES.order);
  const orderWidth = Math.min(ORDER_WIDTH, paper.widthOf(order, STYLES.order) + 1);
  flow.row([
    {
      element: paper.element('P', section),
      texts: [{ text: document.issuer, style: STYLES.issuer }],
      left: 0,
      width: CONTENT_WIDTH - orderWidth - 20,
    },
    {
      element: paper.element('P', section),
      texts: [{ text: order, style: STYLES.order }],
      left: CONTENT_WIDTH - orderWidth,
      width: orderWidth,
    },
  ]);
  flow.space(8);
  paper.artefact('Layout', () => paper.bar(SHEET.left, flow.y, CONTENT_WIDTH, RULE, ACCENT));
  flow.space(RULE + 22);
}
