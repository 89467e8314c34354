/** Reading the document and writing traces, with reasons in words where the host has codes. */
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { stop } from './stopped';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be opened',
  EPERM: 'it may not be opened',
  EROFS: 'the disk may only be read',
  ENOSPC: 'the disk is full',
};

/** Why a file operation failed. */
export function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return REASONS[code] ?? code;
}

/** The bytes of a file, a pipe among them; undefined when there are more than `most`. Throws what the host throws. */
export function readUpTo(file: string, most: number): Buffer | undefined {
  const descriptor = openSync(file, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let size = 0; size <= most;) {
      const piece = Buffer.alloc(1 << 16);
      const read = readSync(descriptor, piece, 0, piece.length, null);
      if (read === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, read));
      size += read;
    }
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** A file that is written piece by piece. What goes wrong meanwhile is kept, for a run is not ended by a full disk. */
export class OutputFile {
  private readonly descriptor: number;
  private trouble: string | undefined;

  /** `input`: a file that must not be overwritten, though both names may lead to it. */
  constructor(
    private readonly name: string,
    private readonly option: string,
    input: string,
  ) {
    if (isSameFile(name, input))
      stop('would-overwrite', option, `${name} is the document itself`, 'choose another file');
    try {
      this.descriptor = openSync(name, 'w');
    } catch (error) {
      stop('cannot-write', option, `${name} cannot be written: ${reasonFor(error)}`, 'choose another file');
    }
  }

  write(piece: string): void {
    if (this.trouble !== undefined) return;
    try {
      writeFileSync(this.descriptor, piece);
    } catch (error) {
      this.trouble = reasonFor(error);
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }

  /** Throws when it could not be written to its end. */
  assertWhole(): void {
    if (this.trouble !== undefined)
      stop('cannot-write', this.option, `${this.name} is incomplete: ${this.trouble}`, 'choose another file');
  }
}

function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one), statSync(other)];
    return a.isFile() && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false; // one of them does not exist
  }
}
