/** Fields that several of the room's schemas are made of. */
import * as z from 'zod'
import { saidName, saidReason, withoutIdentityNumber } from '#base/shared/said-text.ts'

export const countyCode = z.string().regex(/^\d{6}$/)
export const version = z.int().min(1).describe('As it was read; a stale one is answered with 409')
/** Of what may not have been written yet. */
export const versionOrNone = z
  .int()
  .min(0)
  .describe('As it was read, 0 for none yet; a stale one is answered with 409')
export const reason = saidReason
export const name = saidName(60)
export const line = withoutIdentityNumber(saidName(200))
/** Of several lines perhaps. */
export const passage = withoutIdentityNumber(z.string().trim().min(1).max(1000))
export const saying = z.object({ zh: z.string(), en: z.string() })
export const versionOutput = z.object({ version: z.int() })

/** A programme or a cycle: reference tables have no county. */
export const byId = { params: z.object({ id: z.uuid() }) }
/** What lies under a county. */
export const byCounty = { params: z.object({ countyCode, id: z.uuid() }) }
