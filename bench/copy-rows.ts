/** Rows into a table by COPY: the quickest that the database takes them in, and so the floor of every import. */
import { EventEmitter } from 'node:events'
import type pg from 'pg'

interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** What pg's client calls while a statement of its own runs. */
class CopyIn extends EventEmitter {
  readonly #text: string
  readonly #content: Buffer

  constructor(text: string, content: Buffer) {
    super()
    this.#text = text
    this.#content = content
  }

  submit(wire: Wire) {
    wire.query(this.#text)
  }

  handleCopyInResponse(wire: Wire) {
    wire.sendCopyFromChunk(this.#content)
    wire.endCopyFrom()
  }

  handleCommandComplete() {}

  handleReadyForQuery() {
    this.emit('end')
  }

  handleError(error: Error) {
    this.emit('error', error)
  }
}

export async function copyRows(client: pg.Client, table: string, csv: Buffer): Promise<void> {
  const copying = new CopyIn(`copy ${table} from stdin (format csv, header true)`, csv)
  const done = new Promise((resolve, reject) => {
    copying.once('end', resolve)
    copying.once('error', reject)
  })
  client.query(copying as never)
  await done
}
