import * as z from 'zod'

export const organizationKinds = [
  'unit',
  'branch',
  'person',
  'enterprise',
  'school',
  'hospital',
  'social',
  'village',
  'community',
  'quarter',
  'township',
] as const

/** What anybody may know of an organization that takes part in a published programme. */
export const publicOrganization = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(organizationKinds),
  regionCode: z.string(),
})
export type PublicOrganization = z.infer<typeof publicOrganization>
