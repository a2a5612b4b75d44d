/** What checks the signature of a drand beacon. */
import type { SignatureCheck } from '@lianjian/pairing'

/** Loaded only where there is such a beacon: the curve takes as long as all the rest of a command's start. */
export async function loadSignatureCheck(hasBeacon: boolean): Promise<SignatureCheck | undefined> {
  return hasBeacon ? (await import('@lianjian/pairing/quicknet')).isQuicknetSignature : undefined
}
