import { type BigIntStats } from 'node:fs';
import { access, constants, open, realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreUnwritable } from '../shared/store-unwritable.js';
import { makeFolder } from './make-folder.js';

/** With less room beside it, bytes, a database counts as one that cannot be written. */
const LEAST_ROOM = 1024 * 1024;

/** One file in the file system, whatever its name. */
export interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** The file of a database, and whether its name still leads to it. */
export class DatabaseFile {
  private journal: FileIdentity | null = null;

  private constructor(
    /** As it was given; what it leads to now may be another file. */
    readonly name: string,
    /** Without links. */
    readonly path: string,
    readonly identity: FileIdentity,
  ) {}

  /**
   * Finds a file that can be written, and makes it, with its folder, when it is missing.
   *
   * @param name absolute
   * @throws Error saying what is there instead, or why it cannot be written
   */
  static async at(name: string): Promise<DatabaseFile> {
    await makeFolder(dirname(name));
    const found = await stat(name).catch(() => null);
    if (found === null) await makeFile(name).catch(refuse);
    else if (!found.isFile()) throw new Error('it is no file.');
    else await access(name, constants.R_OK | constants.W_OK).catch(refuse);
    return new DatabaseFile(name, await realpath(name), identityOf(await stat(name, { bigint: true })));
  }

  /**
   * SQLite keeps the journal beside the name under which it opened the file: under another name what stands there is lost.
   *
   * @throws Error when the file has more than one name
   */
  async refuseOtherNames(): Promise<void> {
    const { nlink } = await stat(this.path);
    if (nlink > 1) throw new Error(`it has ${nlink} names (hard links); leave it one, or what is written may be lost.`);
  }

  /** Remembers the journal that is in use (`-wal`). To be called when connections are open. */
  async watchJournal(): Promise<void> {
    this.journal = await identityAt(`${this.path}-wal`);
  }

  /**
   * Looks whether the name still leads to the file, and the journal to the one in use. What is written to a file without
   * a name, or under a name that leads elsewhere, is gone with the process.
   *
   * @throws StoreUnwritable when either was removed or replaced, or the file was emptied
   */
  async verify(): Promise<void> {
    const found = await stat(this.name, { bigint: true }).catch(() => null);
    // An open database has a page at least: one without was emptied under its name.
    const isSame = found !== null && found.size > 0n && isOne(identityOf(found), this.identity);
    const isSameJournal = this.journal === null || isOne(await identityAt(`${this.path}-wal`), this.journal);
    if (!isSame || !isSameJournal) {
      const which = isSame ? 'journal' : 'file';
      throw new StoreUnwritable(`The ${which} of the database was removed or replaced while it was open.`);
    }
  }

  /** Whether there is room to write more. */
  async hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await statfs(dirname(this.path));
    return bavail * bsize >= LEAST_ROOM;
  }
}

/**
 * A file that is there already is never opened here: to close it again would end the locks that this process may hold on
 * it (POSIX), and a pipe would wait for whoever writes to it.
 */
async function makeFile(name: string): Promise<void> {
  await (await open(name, 'a')).close();
}

function refuse(error: NodeJS.ErrnoException): never {
  throw new Error(`it cannot be written (${error.code ?? error.message}).`, { cause: error });
}

async function identityAt(path: string): Promise<FileIdentity | null> {
  return stat(path, { bigint: true }).then(identityOf, () => null);
}

function identityOf({ dev, ino }: BigIntStats): FileIdentity {
  return { device: dev, inode: ino };
}

function isOne(one: FileIdentity | null, other: FileIdentity): boolean {
  return one !== null && one.device === other.device && one.inode === other.inode;
}
