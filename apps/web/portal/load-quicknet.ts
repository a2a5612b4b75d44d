/** The program that checks signatures of drand quicknet, which is larger than half of all the rest. */
import type { SignatureCheck } from '@lianjian/pairing'

/** Where it is; a worker has no document to ask. The page that works offline carries it inside itself. */
export function quicknetAddress(): string {
  const inside = document.getElementById('quicknet')?.textContent
  if (inside) return URL.createObjectURL(new Blob([inside], { type: 'text/javascript' }))
  const { quicknet = '' } = document.getElementById('file')?.dataset ?? {}
  return new URL(quicknet, location.href).href
}

/** Undefined when the network is gone: the verdict then says that the signature was not checked. */
export async function loadQuicknet(address: string): Promise<SignatureCheck | undefined> {
  try {
    const program = await import(/* @vite-ignore */ address)
    return program.isQuicknetSignature
  } catch {
    return undefined
  }
}
