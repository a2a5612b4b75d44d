/** A file that somebody sends as the body of a request: to the disk as it arrives, never whole in memory. */
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '#base/shared/problem.ts'

export interface Received {
  bytes: number
  sha256: Buffer
  /** The content, a piece at a time. */
  pieces(size: number): AsyncGenerator<Buffer>
  /** Gives the space back. */
  discard(): Promise<void>
}

/** @throws Problem base.file-too-large, base.file-cut-short or base.file-empty */
export async function receiveFile(body: Readable, largest: number): Promise<Received> {
  const path = join(tmpdir(), `lianjian-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  // Without a name already now: whatever ends this process, nothing is left behind.
  await rm(path).catch(() => undefined)
  const discard = async () => {
    await file.close()
    await rm(path, { force: true })
  }
  try {
    const hash = createHash('sha256')
    const bytes = await take(body, file, hash, largest)
    if (bytes === 0) throw fileEmpty()
    return { bytes, sha256: hash.digest(), pieces: (size) => piecesOf(file, bytes, size), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function take(body: Readable, file: FileHandle, hash: Hash, largest: number) {
  let bytes = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > largest) throw fileTooLarge(largest)
      hash.update(chunk)
      // A full disk takes a part of a chunk without an error; this way it is one.
      await file.writeFile(chunk)
    }
  } catch (error) {
    // The sender went away; nobody is there to read the answer, and the log should not call it our defect.
    throw (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? fileCutShort() : error
  }
  return bytes
}

async function* piecesOf(file: FileHandle, bytes: number, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; at += size) {
    const piece = Buffer.alloc(Math.min(size, bytes - at))
    await file.read(piece, 0, piece.length, at)
    yield piece
  }
}

export function fileTooLarge(largest: number): Problem {
  return new Problem({
    status: 413,
    code: 'base.file-too-large',
    title: { zh: '文件太大，最多 {most} MB', en: 'The file is too large; the most is {most} MB' },
    parameters: { most: Math.floor(largest / 1024 / 1024) },
  })
}

function fileCutShort(): Problem {
  return new Problem({
    status: 400,
    code: 'base.file-cut-short',
    title: { zh: '文件没有传完', en: 'The file did not arrive whole' },
  })
}

function fileEmpty(): Problem {
  return new Problem({
    status: 400,
    code: 'base.file-empty',
    title: { zh: '文件是空的', en: 'The file is empty' },
  })
}
