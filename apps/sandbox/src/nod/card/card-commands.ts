import type { OrderGroup } from '../../state/order-group.js';
import { ClientError } from '../client-protocol/client-error.js';
import { type Command, numbered } from '../client-protocol/commands.js';
import { applicationId, bytesPerFrame, fileRange, fileSize, frame, instructions } from './apdu.js';
import { imageAfter, imageLength, readImage, writeImage } from './card-image.js';

/** The next frames for a card; null when the card has taken everything. */
type CardStep = readonly Command[] | null;

const select = frame(instructions.selectApplication, applicationId);
const commit = frame(instructions.commitTransaction);

/**
 * What to do next, from the answers of the card so far (hex, set by set): look at the card, read the rest of its image, write the new image and
 * commit. Pure. Throws `ClientError` CARD_ERROR when the card refused a frame.
 */
export const nextCardStep = (group: OrderGroup, answers: readonly (readonly string[])[]): CardStep => {
  const [first, ...later] = answers.map((set) => set.map(dataOf));
  if (first === undefined) return frames([select, frame(instructions.readData, fileRange(0, bytesPerFrame))]);
  const head = first[1] ?? Buffer.alloc(0);
  const end = 4 + imageLength(head);
  if (end > fileSize) throw new ClientError(422, 'CARD_ERROR', 'The content of the card cannot be read.');
  const inPieces = end > bytesPerFrame;
  if (inPieces && later.length === 0) return frames(readFrames(bytesPerFrame, end));
  if (later.length === (inPieces ? 1 : 0)) {
    const file = inPieces ? Buffer.concat([head, ...(later[0] ?? [])]) : head;
    return frames([...writeFrames(writeImage(imageAfter(readImage(file), group))), commit]);
  }
  return null;
};

const frames = (bytes: readonly Buffer[]): Command[] =>
  numbered(
    bytes.map((frameBytes) => ({ type: 'apduFrame' as const, expectsResult: true, frame: frameBytes.toString('hex') })),
  );

const pieces = (start: number, end: number): { offset: number; length: number }[] =>
  Array.from({ length: Math.ceil((end - start) / bytesPerFrame) }, (_piece, index) => {
    const offset = start + index * bytesPerFrame;
    return { offset, length: Math.min(bytesPerFrame, end - offset) };
  });

const readFrames = (start: number, end: number): Buffer[] =>
  pieces(start, end).map(({ offset, length }) => frame(instructions.readData, fileRange(offset, length)));

const writeFrames = (file: Buffer): Buffer[] =>
  pieces(0, file.length).map(({ offset, length }) =>
    frame(instructions.writeData, Buffer.concat([fileRange(offset, length), file.subarray(offset, offset + length)])),
  );

/** The data in front of the status 9100. */
const dataOf = (hex: string): Buffer => {
  if (!/^([0-9a-f]{2})*9100$/i.test(hex))
    throw new ClientError(422, 'CARD_ERROR', `The card answered ${hex.slice(-4)} to a frame.`);
  return Buffer.from(hex, 'hex').subarray(0, -2);
};
