import { applicationId, fileNumber, fileSize, instructions, parseFrame } from './apdu.js';

/** Answers status 91xx after the data. */
const answer = (status: number, data: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([data, Buffer.from([0x91, status])]);

const ok = 0x00;
const commandUnknown = 0x1c;
const wrongLength = 0x7e;
const noApplication = 0x9d;
const applicationUnknown = 0xa0;
const outsideFile = 0xbe;
const fileUnknown = 0xf0;

/**
 * A travel card in the field of a reader: one application with one file. What is written counts only after CommitTransaction; taking the card away
 * before (dropping this object) forgets it.
 */
export class SimulatedCard {
  #selected = false;
  #committed: Buffer;
  #written: Buffer;

  /** `file` is the file's content so far; `onCommit` is given the new one and makes it last. */
  constructor(
    file: Buffer,
    private readonly onCommit: (file: Buffer) => Promise<void>,
  ) {
    this.#committed = Buffer.concat([file, Buffer.alloc(fileSize - file.length)]);
    this.#written = Buffer.from(this.#committed);
  }

  /** Takes a command frame and gives the card's answer. */
  async transmit(bytes: Buffer): Promise<Buffer> {
    const command = parseFrame(bytes);
    if (command === undefined) return answer(wrongLength);
    const { instruction, data } = command;
    if (instruction === instructions.selectApplication) return this.#select(data);
    if (!this.#selected) return answer(noApplication);
    switch (instruction) {
      case instructions.readData:
        return this.#read(data);
      case instructions.writeData:
        return this.#write(data);
      case instructions.commitTransaction:
        return this.#commit();
      default:
        return answer(commandUnknown);
    }
  }

  #select(data: Buffer): Buffer {
    this.#selected = data.equals(applicationId);
    return answer(this.#selected ? ok : applicationUnknown);
  }

  #read(data: Buffer): Buffer {
    const range = rangeOf(data);
    if (typeof range === 'number' || data.length !== 7) return answer(typeof range === 'number' ? range : wrongLength);
    return answer(ok, this.#committed.subarray(range.offset, range.offset + range.length));
  }

  #write(data: Buffer): Buffer {
    const range = rangeOf(data);
    if (typeof range === 'number' || data.length !== 7 + range.length)
      return answer(typeof range === 'number' ? range : wrongLength);
    data.copy(this.#written, range.offset, 7);
    return answer(ok);
  }

  async #commit(): Promise<Buffer> {
    this.#committed = Buffer.from(this.#written);
    await this.onCommit(this.#committed);
    return answer(ok);
  }
}

/** The range that the data names, or the status that says what is wrong with it. */
const rangeOf = (data: Buffer): { readonly offset: number; readonly length: number } | number => {
  if (data.length < 7) return wrongLength;
  if (data[0] !== fileNumber) return fileUnknown;
  const [offset, length] = [data.readUIntLE(1, 3), data.readUIntLE(4, 3)];
  return offset + length > fileSize ? outsideFile : { offset, length };
};
