/** The compiled network simplex and its memory. */
import { solverBase64 } from './network-simplex.wasm.ts'

interface Exports {
  memory: WebAssembly.Memory
  batch: WebAssembly.Global
  layout(nodes: number, arcs: number): void
  addCosts(count: number, weight: bigint): void
  start(): void
  price(artificial: bigint): void
  solve(from: number, to: number, block: number): number
  markTight(): void
  potentials(): number
  parents(): number
  preds(): number
  flows(): number
  costs(): number
  sources(): number
  targets(): number
  capacities(): number
  states(): number
  tight(): number
  batchArcs(): number
  batchCosts(): number
}

export const atLower = 1
export const atUpper = -1
export const inTree = 0

let compiled: WebAssembly.Module | undefined

/** One solver with its own memory. */
export class Simplex {
  readonly #wasm: Exports
  readonly batch: number
  nodes = 0
  arcs = 0

  constructor() {
    compiled ??= new WebAssembly.Module(bytesOf(solverBase64))
    this.#wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports
    this.batch = this.#wasm.batch.value
  }

  /**
   * Makes room; the last node is the root. Costs start at 0. Called again with as many nodes, it keeps the
   * tree. Views taken before are void.
   */
  layout(nodes: number, arcs: number): void {
    this.#wasm.layout(nodes, arcs)
    this.nodes = nodes
    this.arcs = arcs
    this.#view(BigInt64Array, this.#wasm.costs(), arcs).fill(0n)
  }

  get sources() {
    return this.#view(Int32Array, this.#wasm.sources(), this.arcs)
  }
  get targets() {
    return this.#view(Int32Array, this.#wasm.targets(), this.arcs)
  }
  get capacities() {
    return this.#view(Int32Array, this.#wasm.capacities(), this.arcs)
  }
  get states() {
    return this.#view(Int8Array, this.#wasm.states(), this.arcs)
  }
  get costs() {
    return this.#view(BigInt64Array, this.#wasm.costs(), this.arcs)
  }
  /** 1 where the reduced cost is 0, after markTight. */
  get tight() {
    return this.#view(Uint8Array, this.#wasm.tight(), this.arcs)
  }
  get potentials() {
    return this.#view(BigInt64Array, this.#wasm.potentials(), this.nodes)
  }
  get parents() {
    return this.#view(Int32Array, this.#wasm.parents(), this.nodes)
  }
  /** The arc to the parent; arcs + v for the artificial arc of node v. */
  get preds() {
    return this.#view(Int32Array, this.#wasm.preds(), this.nodes)
  }
  /** Flow on the arc to the parent; supplies before start. */
  get flows() {
    return this.#view(Int32Array, this.#wasm.flows(), this.nodes)
  }
  get batchArcs() {
    return this.#view(Int32Array, this.#wasm.batchArcs(), this.batch)
  }
  get batchCosts() {
    return this.#view(Float64Array, this.#wasm.batchCosts(), this.batch)
  }

  addCosts(count: number, weight: bigint): void {
    this.#wasm.addCosts(count, weight)
  }
  start(): void {
    this.#wasm.start()
  }
  price(artificial: bigint): void {
    this.#wasm.price(artificial)
  }
  /** Pivots until no arc of from … to − 1 violates; the number of pivots. */
  solve(from: number, to: number, block: number): number {
    return this.#wasm.solve(from, to, block)
  }
  markTight(): void {
    this.#wasm.markTight()
  }

  #view<View>(
    kind: new (buffer: ArrayBufferLike, at: number, length: number) => View,
    at: number,
    length: number,
  ): View {
    return new kind(this.#wasm.memory.buffer, at, length)
  }
}

/** atob is in browsers and in Node alike. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replaceAll('\n', ''))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
