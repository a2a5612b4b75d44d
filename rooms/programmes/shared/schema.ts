import * as z from 'zod'

export const publicCycle = z.object({
  id: z.uuid(),
  name: z.string(),
  beginsOn: z.iso.date(),
  endsOn: z.iso.date(),
})

export const publicProgramme = z.object({
  id: z.uuid(),
  name: z.string(),
  regionCode: z.string(),
  region: z.string().describe('The region as people say it'),
  office: z.string().describe('Who leads the programme'),
  demo: z.boolean().describe('An invented example: its pairs are not real'),
  inForce: z.boolean().describe('Whether one of its cycles holds today'),
  cycle: publicCycle.optional().describe('The cycle that holds today, or the newest'),
})
export type PublicProgramme = z.infer<typeof publicProgramme>
