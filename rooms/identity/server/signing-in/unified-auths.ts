/** One instance of the sign-in library per unified sign-in, made when it is first asked for. */
import { absent } from '#base/shared/problems.ts'
import { unifiedUnreachable } from '../../shared/problems.ts'
import { type Auth, type AuthParts, createAuth } from './auth.ts'
import type { UnifiedSignIn } from './unified-settings.ts'

/** Whoever pressed the button waits for it. */
const patienceMs = 5000

export interface UnifiedAuths {
  /** @throws Problem base.absent for one that is not set up, identity.unified-unreachable for one that is silent */
  of(provider: string): Promise<Auth>
}

/**
 * An instance reads its provider's discovery document before it does anything, and waits for it without end. So
 * none is made before the document could be read, and none stands between anybody and the password.
 */
export function createUnifiedAuths(
  parts: AuthParts,
  unified: readonly UnifiedSignIn[],
): UnifiedAuths {
  const made = new Map<string, Auth>()
  return {
    async of(provider) {
      const before = made.get(provider)
      if (before) return before
      const settings = unified.find(({ id }) => id === provider)
      if (!settings) throw absent()
      if (!(await answers(settings.discoveryUrl))) throw unifiedUnreachable()
      const auth = made.get(provider) ?? createAuth(parts, [settings])
      made.set(provider, auth)
      return auth
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    return ok
  } catch {
    return false
  }
}
