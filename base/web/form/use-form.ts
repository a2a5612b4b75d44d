/** A form that checks by the room's own schema, keeps a draft at every keystroke, and never does a thing twice. */
import { type FormEvent, useCallback, useMemo, useRef, useState } from 'react'
import type * as z from 'zod'
import type { Saying } from '#base/shared/words.ts'
import { type ApiProblem, newKey, problemOf } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { drafts } from '../kept.ts'
import { useSay } from '../language.tsx'
import { kitWords as words } from '../words.ts'
import { changedFrom, compareVersions, isSame } from './compare.ts'
import { isBlank, type Values, valueAt, withoutBlanks, withValue } from './values.ts'

export interface FieldWords {
  label: string
  /** What is right, said when something else was typed. */
  wrong?: string | undefined
  /** Chosen rather than typed. */
  chosen?: boolean
}

export interface FieldFault {
  pointer: string
  said: string
  /** What the field is called, where `said` does not say it. */
  label?: string
}

/** A record that others may change while I do. */
export interface Editing {
  base: Values
  /** How each field is called and said where two versions stand side by side. */
  fields: Record<string, { label: Saying; say(value: unknown): string }>
  /** The record as it is now, with the version that the next save names. */
  loadCurrent(): Promise<{ values: Values; version: unknown }>
  version: unknown
}

export interface Conflict {
  base: Values
  mine: Values
  theirs: Values
  merged: Values
  fields: string[]
  resolve(values: Values): void
  leave(): void
}

export interface FormOptions<T, R> {
  /** Names the draft. */
  name: string
  schema: z.ZodType<T>
  initial?: Values
  /** What is sent, where the form holds it otherwise. */
  prepare?(values: Values): unknown
  /** Which field shows the faults of what `prepare` moved: pointer of the body → of the form. */
  places?: Readonly<Record<string, string>>
  /** Fields that hold a whole of many parts: all that is wrong in them is told, not the first alone. */
  full?: readonly string[]
  /** Never kept on the device: passwords and codes. */
  secrets?: readonly string[]
  /** No draft: for forms of a few words, and where nobody is signed in. */
  draft?: boolean
  editing?: Editing
  send(value: T, key: string, version?: unknown): Promise<R>
  onSent(answer: R): void
}

export interface Form {
  name: string
  values: Values
  faults: readonly FieldFault[]
  problem: ApiProblem | undefined
  busy: boolean
  /** When the draft that is shown was typed. */
  restoredAt: string | undefined
  conflict: Conflict | undefined
  editing: Editing | undefined
  set(pointer: string, value: unknown): void
  /** A field says what it is called, so that its faults can be said. */
  describe(pointer: string, field: FieldWords): () => void
  submit(event?: FormEvent): void
  startOver(): void
  idOf(pointer: string): string
}

export function useForm<T, R>(options: FormOptions<T, R>): Form {
  const { name, schema, initial = {}, secrets = [], full = [], draft = true } = options
  // As it was opened: a newer version that is read meanwhile in the background is not what was edited.
  const [editing] = useState(options.editing)
  const { prepare = (values: Values) => values, places = {} } = options
  const say = useSay()
  const { me } = useDesk()
  const owner = me?.id ?? 'nobody'
  const kept = useMemo(() => (draft ? drafts.read(owner, name) : undefined), [draft, owner, name])
  const [values, setValues] = useState<Values>({ ...initial, ...kept?.values })
  // A draft that says what the record says by now holds nothing.
  const [restoredAt, setRestoredAt] = useState(
    editing && isSame(editing.base, values) ? undefined : kept?.at,
  )
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)
  const [conflict, setConflict] = useState<Conflict>()
  const described = useRef(new Map<string, FieldWords>())
  const intent = useRef({ body: '', key: '' })

  const keep = (next: Values) => {
    setValues(next)
    if (draft) {
      const open = secrets.reduce((all, pointer) => withValue(all, pointer, undefined), next)
      const begun = editing ? changedFrom(editing.base, open) : open
      if (Object.keys(begun).length === 0) drafts.drop(owner, name)
      else drafts.write(owner, name, begun)
    }
  }
  /** The field that asks for it: a fault inside a group belongs to the field that chooses the group. */
  const fieldOf = (pointer: string): string => {
    const moved = Object.entries(places).find(
      ([from]) => pointer === from || pointer.startsWith(`${from}/`),
    )
    const own = moved ? moved[1] + pointer.slice(moved[0].length) : pointer
    for (let at = own; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      if (described.current.has(at)) return at
    }
    return own
  }
  const sayFault = (pointer: string, detail: string, given: Values): FieldFault => {
    const field = described.current.get(pointer)
    if (!field) return { pointer, said: detail }
    const { label, wrong, chosen } = field
    if (isBlank(valueAt(given, pointer))) {
      return { pointer, said: say(chosen ? words.choose : words.required, { label }) }
    }
    return wrong ? { pointer, said: wrong, label } : { pointer, said: say(words.wrong, { label }) }
  }
  /** @returns the value, or undefined when faults were found and shown */
  const check = (given: Values): T | undefined => {
    const result = schema.safeParse(withoutBlanks(prepare(given)))
    const found = new Map<string, FieldFault>()
    for (const { path, message } of result.error?.issues ?? []) {
      const pointer = fieldOf(path.map((step) => `/${String(step)}`).join(''))
      if (!found.has(pointer)) found.set(pointer, sayFault(pointer, message, given))
    }
    const all = inOrder(found, described.current)
    // What follows from another field (a county from the place that is not chosen yet) has no words of its own.
    const own = all.filter(({ pointer }) => described.current.has(pointer))
    setFaults(own.length > 0 ? own : all)
    return result.data
  }
  const keyOf = (body: string): string => {
    if (intent.current.body !== body || !intent.current.key)
      intent.current = { body, key: newKey() }
    return intent.current.key
  }
  const send = async (given: Values, version: unknown): Promise<void> => {
    const value = check(given)
    if (value === undefined) return focusFirst(name)
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await options.send(value, keyOf(JSON.stringify([value, version])), version)
      intent.current = { body: '', key: '' }
      if (draft) drafts.drop(owner, name)
      options.onSent(answer)
    } catch (error) {
      await refuse(problemOf(error), given)
    } finally {
      setBusy(false)
    }
  }
  const refuse = async (refusal: ApiProblem, given: Values): Promise<void> => {
    if (refusal.stale && editing) return compare(editing, given)
    // What a schema refuses the field says best; what the rules refuse (a code that is taken) only the server knows.
    const own = refusal.faults.map(({ pointer, detail }) => {
      const at = fieldOf(pointer)
      return refusal.status === 400 ? sayFault(at, detail, given) : { pointer: at, said: detail }
    })
    const shown = own.filter(({ pointer }) => described.current.has(pointer))
    // Of many records in one field, one is enough to know what is wrong.
    const keyOfFault = ({ pointer, said }: FieldFault) =>
      full.includes(pointer) ? `${pointer} ${said}` : pointer
    const known = [...new Map(shown.map((each) => [keyOfFault(each), each])).values()]
    setFaults(known)
    if (shown.length < own.length || own.length === 0) setProblem(refusal)
    focusFirst(name)
  }
  const compare = async (opened: Editing, mine: Values): Promise<void> => {
    const current = await opened.loadCurrent()
    const { merged, conflicts } = compareVersions({
      base: opened.base,
      mine,
      theirs: current.values,
    })
    if (conflicts.length === 0) {
      keep(merged)
      return send(merged, current.version)
    }
    setConflict({
      base: opened.base,
      mine,
      theirs: current.values,
      merged,
      fields: conflicts,
      resolve: (resolved) => {
        setConflict(undefined)
        keep(resolved)
        void send(resolved, current.version)
      },
      leave: () => setConflict(undefined),
    })
  }
  const describe = useCallback((pointer: string, field: FieldWords) => {
    described.current.set(pointer, field)
    return () => {
      described.current.delete(pointer)
    }
  }, [])
  return {
    name,
    values,
    faults,
    problem,
    busy,
    restoredAt,
    conflict,
    editing,
    set: (pointer, value) => {
      keep(withValue(values, pointer, value))
      setFaults((all) => all.filter((each) => !`${each.pointer}/`.startsWith(`${pointer}/`)))
    },
    describe,
    submit: (event) => {
      event?.preventDefault()
      if (!busy) void send(values, editing?.version)
    },
    startOver: () => {
      drafts.drop(owner, name)
      setRestoredAt(undefined)
      setValues(initial)
      setFaults([])
    },
    idOf: (pointer) => `${name}${pointer.replaceAll('/', '-')}`,
  }
}

/** As the fields stand on the page. */
function inOrder(
  found: Map<string, FieldFault>,
  described: ReadonlyMap<string, unknown>,
): FieldFault[] {
  const order = [...described.keys()]
  const place = ({ pointer }: FieldFault) => order.indexOf(pointer) + 1 || order.length + 1
  return [...found.values()].sort((a, b) => place(a) - place(b))
}

/** The list of faults, once it is on the page. */
function focusFirst(name: string): void {
  requestAnimationFrame(() => document.getElementById(`${name}-faults`)?.focus())
}
