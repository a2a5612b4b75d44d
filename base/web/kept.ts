/** What stays on this device: drafts at every keystroke, and the last data for when the network is gone. */

const draftPrefix = 'lianjian.draft.'

export interface Draft {
  values: Record<string, unknown>
  at: string
}

/** Written at once and read at once, so that not even a crash of the browser loses a keystroke. */
export const drafts = {
  read(owner: string, form: string): Draft | undefined {
    return readJson(localStorage.getItem(keyOf(owner, form)))
  },
  /** A full or forbidden store is no reason to stop somebody from typing. */
  write(owner: string, form: string, values: Record<string, unknown>): boolean {
    try {
      const draft: Draft = { values, at: new Date().toISOString() }
      localStorage.setItem(keyOf(owner, form), JSON.stringify(draft))
      return true
    } catch {
      return false
    }
  },
  drop(owner: string, form: string): void {
    localStorage.removeItem(keyOf(owner, form))
  },
  listForms(owner: string): string[] {
    const prefix = keyOf(owner, '')
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  },
  dropAll(owner: string): void {
    for (const form of drafts.listForms(owner)) drafts.drop(owner, form)
  },
}

function keyOf(owner: string, form: string): string {
  return `${draftPrefix}${owner}.${form}`
}

function readJson<T>(text: string | null): T | undefined {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const database = 'lianjian-desk'
const store = 'kept'

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

async function inStore<T>(mode: IDBTransactionMode, act: (in_: IDBObjectStore) => IDBRequest<T>) {
  const db = await open()
  try {
    return await new Promise<T>((done, fail) => {
      const request = act(db.transaction(store, mode).objectStore(store))
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error)
    })
  } finally {
    db.close()
  }
}

/** Larger things. A browser that keeps nothing (a private window) works on without. */
export const kept = {
  read: <T>(key: string): Promise<T | undefined> =>
    inStore('readonly', (in_) => in_.get(key) as IDBRequest<T | undefined>).catch(() => undefined),
  write: (key: string, value: unknown): Promise<void> =>
    inStore('readwrite', (in_) => in_.put(value, key)).then(nothing, nothing),
  drop: (key: string): Promise<void> =>
    inStore('readwrite', (in_) => in_.delete(key)).then(nothing, nothing),
}

function nothing(): void {}
