/** Random re-organisations over HTTP beside a plain model: the same is refused, and the same is there afterwards. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import type { Answer, Asker } from '../../testing/asker.ts'
import { county, office } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
let chief: Asker
beforeAll(() => {
  chief = registry.as('chief')
})

interface State {
  name: string
  parent: string | null
  open: boolean
}

interface Modelled {
  /** By version, the first at 0. */
  states: State[]
  wentOn: boolean
  /** Whether it is known since when it exists. */
  founded: boolean
  contacts: number
}

class Model {
  readonly all = new Map<string, Modelled>()

  ids(): string[] {
    return [...this.all.keys()]
  }
  get(id: string): Modelled {
    return this.all.get(id) as Modelled
  }
  now(id: string): State {
    return this.get(id).states.at(-1) as State
  }
  version(id: string): number {
    return this.get(id).states.length
  }
  add(id: string, name: string, parent: string | null, founded = false): void {
    const states = [{ name, parent, open: true }]
    this.all.set(id, { states, wentOn: false, founded, contacts: 0 })
  }
  /** What only a duplicate knew, in a state of its own. */
  learn(id: string, from: string): void {
    const kept = this.get(id)
    if (kept.founded || !this.get(from).founded) return
    kept.founded = true
    kept.states.push({ ...this.now(id) })
  }
  change(id: string, change: Partial<State>): void {
    const before = this.now(id)
    const after = { ...before, ...change }
    if (JSON.stringify(before) !== JSON.stringify(after)) this.get(id).states.push(after)
  }
  below(id: string, closedToo = false): string[] {
    return this.ids().filter(
      (each) => this.now(each).parent === id && (closedToo || this.now(each).open),
    )
  }
  isAbove(upper: string, lower: string): boolean {
    for (let at = this.now(lower).parent; at; at = this.now(at).parent)
      if (at === upper) return true
    return false
  }
  give(from: string, to: string): void {
    this.get(to).contacts += this.get(from).contacts
    this.get(from).contacts = 0
  }
}

type Real = Record<string, never>
const reason = '演练'
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const post = (path: string, body: object) => chief.post(`/${county}${path}`, body)
const fields = (name: string) => ({
  side: 'other',
  kind: 'branch',
  code: newId(),
  name,
  regionCode: office,
})

/** Which organization of those there are: the same number means another one in another state. */
abstract class Step implements fc.AsyncCommand<Model, Real> {
  protected readonly a: number
  protected readonly b: number
  protected readonly flag: boolean
  constructor(a: number, b: number, flag: boolean) {
    this.a = a
    this.b = b
    this.flag = flag
  }
  check(model: Readonly<Model>): boolean {
    return model.all.size > 0
  }
  abstract run(model: Model): Promise<void>
  toString(): string {
    return `${this.constructor.name}(${this.a}, ${this.b}, ${this.flag})`
  }
  protected pick(model: Model, at: number): string {
    const ids = model.ids()
    return ids[at % ids.length] as string
  }
  /** One more than there are stands for the top of the tree. */
  protected pickOrTop(model: Model, at: number): string | null {
    const ids = model.ids()
    return ids[at % (ids.length + 1)] ?? null
  }
  protected expect(answer: Answer, possible: boolean): void {
    expect([answer.status, `${this}`]).toEqual([possible ? 200 : 422, `${this}`])
  }
}

class Create extends Step {
  override check = () => true
  async run(model: Model) {
    const parent = this.flag ? null : this.pickOrTop(model, this.a)
    const name = `组织${newId()}`
    const answer = await chief.post('', { countyCode: county, ...fields(name), parentId: parent })
    this.expect(answer, parent === null || model.now(parent).open)
    if (answer.status === 200) model.add(answer.body.id, name, parent)
  }
}

class Rename extends Step {
  async run(model: Model) {
    const id = this.pick(model, this.a)
    const name = this.flag ? model.now(id).name : `更名${newId()}`
    const answer = await post(`/${id}/rename`, { version: model.version(id), name, reason })
    this.expect(answer, model.now(id).open)
    if (answer.status === 200) model.change(id, { name })
  }
}

class Move extends Step {
  async run(model: Model) {
    const [id, parent] = [this.pick(model, this.a), this.pickOrTop(model, this.b)]
    const answer = await post(`/${id}/move`, {
      version: model.version(id),
      parentId: parent,
      reason,
    })
    const fits =
      parent === null || (model.now(parent).open && parent !== id && !model.isAbove(id, parent))
    this.expect(answer, model.now(id).open && fits)
    if (answer.status === 200) model.change(id, { parent })
  }
}

class Close extends Step {
  async run(model: Model) {
    const id = this.pick(model, this.a)
    const answer = await post(`/${id}/close`, { version: model.version(id), reason })
    this.expect(answer, model.now(id).open && model.below(id).length === 0)
    if (answer.status === 200) model.change(id, { open: false })
  }
}

class Reopen extends Step {
  async run(model: Model) {
    const id = this.pick(model, this.a)
    const { open, parent } = model.now(id)
    const answer = await post(`/${id}/reopen`, { version: model.version(id), reason })
    const fits = parent === null || model.now(parent).open
    this.expect(answer, !open && !model.get(id).wentOn && fits)
    if (answer.status === 200) model.change(id, { open: true })
  }
}

class Merge extends Step {
  async run(model: Model) {
    const [from, to] = [this.pick(model, this.a), this.pick(model, this.b)]
    const answer = await post('/merge', {
      kind: this.flag ? 'duplicate' : 'merged',
      from: [{ id: from, version: model.version(from) }],
      to: { id: to, version: model.version(to) },
      reason,
    })
    const open = model.now(from).open && model.now(to).open
    this.expect(answer, open && from !== to && !model.isAbove(from, to))
    if (answer.status !== 200) return
    for (const id of model.below(from, this.flag)) model.change(id, { parent: to })
    model.change(from, { open: false })
    model.get(from).wentOn = true
    model.give(from, to)
    if (this.flag) model.learn(to, from)
  }
}

class Split extends Step {
  async run(model: Model) {
    const id = this.pick(model, this.a)
    const [first, second] = [`拆一${newId()}`, `拆二${newId()}`]
    const branches = model.below(id)
    const answer = await post(`/${id}/split`, {
      version: model.version(id),
      into: [{ ...fields(first), branches }, fields(second)],
      continues: this.flag,
      reason,
    })
    this.expect(answer, model.now(id).open)
    if (answer.status !== 200) return
    const [one, two] = answer.body.parts
    const { parent } = model.now(id)
    model.add(one, first, parent, true)
    model.add(two, second, parent, true)
    for (const branch of branches) model.change(branch, { parent: one })
    if (this.flag) return
    model.change(id, { open: false })
    model.get(id).wentOn = true
    model.give(id, one)
  }
}

class AddContact extends Step {
  async run(model: Model) {
    const id = this.pick(model, this.a)
    const contact = { name: '某人', phone: '12345', purpose: '演练', expiresOn: soon }
    const answer = await post(`/${id}/contacts`, contact)
    this.expect(answer, model.now(id).open)
    if (answer.status === 200) model.get(id).contacts += 1
  }
}

/** Everything that the server tells of an organization, and every state that it was in. */
async function compare(model: Model): Promise<void> {
  for (const id of model.ids()) {
    const shown = await chief.show(id)
    const { states, contacts } = model.get(id)
    const { versions } = (await chief.get(`/${county}/${id}/history`)).body
    expect(versions.map(({ version }: { version: number }) => version)).toEqual(
      states.map((_, at) => at + 1).reverse(),
    )
    const record: Record<string, unknown> = {}
    for (const [at, step] of versions.toReversed().entries()) {
      for (const { field, before, after } of step.fields) {
        expect(record[field] ?? null).toEqual(before)
        record[field] = after
      }
      expect({
        name: record.name,
        parent: record.parentId ?? null,
        open: (record.endsOn ?? null) === null,
      }).toEqual(states[at])
    }
    expect(record.name).toBe(shown.name)
    expect(shown.version).toBe(states.length)
    const held = (await chief.get(`/${county}/${id}/contacts`)).body.items
    expect(held).toHaveLength(contacts)
    const told = shown.hangs.find(({ key }: { key: string }) => key === 'contacts')?.count ?? 0
    expect(told).toBe(contacts)
    // Acyclic, and nothing open hangs below what is closed.
    expect(shown.path.map((each: { id: string }) => each.id)).not.toContain(id)
    const { parent, open } = model.now(id)
    if (open && parent !== null) expect(model.now(parent).open).toBe(true)
  }
}

test('whatever is done in whatever order: refused alike, all there, every past state replayed', async () => {
  const steps = [Create, Create, Rename, Move, Move, Close, Reopen, Merge, Split, AddContact].map(
    (Kind) =>
      fc
        .tuple(fc.nat(30), fc.nat(30), fc.boolean())
        .map(([a, b, flag]): fc.AsyncCommand<Model, Real> => new Kind(a, b, flag)),
  )
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), async (commands) => {
      const model = new Model()
      await fc.asyncModelRun(() => ({ model, real: {} }), commands)
      await compare(model)
    }),
    // Each run takes some forty requests and then reads everything back.
    { numRuns: 12, endOnFailure: true },
  )
}, 300_000)
