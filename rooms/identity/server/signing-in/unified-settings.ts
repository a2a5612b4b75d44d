/** The county's unified sign-in (统一身份认证) over OpenID Connect, as its operator writes it down. */
import * as z from 'zod'

const provider = z.strictObject({
  /** In addresses and in the database: it must not change once somebody is linked. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  /** As the button says it. */
  name: z.string().trim().min(1).max(40),
  discoveryUrl: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
})
export type UnifiedSignIn = z.infer<typeof provider>

const settings = z
  .array(provider)
  .max(10)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id')

/** @throws naming every entry that is wrong */
export function parseUnifiedSignIns(text: string, from: string): UnifiedSignIn[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error(`${from} is not JSON`)
  }
  const result = settings.safeParse(json)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`${from}: ${faults.join('; ')}`)
}
