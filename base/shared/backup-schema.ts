/** What the desk is told of the nightly backups. */
import * as z from 'zod'

export const backupsOutput = z.object({
  kept: z
    .enum(['here', 'elsewhere'])
    .describe('elsewhere: the database is somebody else’s server, and so are its backups'),
  folder: z.string().nullable(),
  count: z.int().describe('How many are kept'),
  last: z
    .object({
      at: z.iso.datetime(),
      file: z.string(),
      bytes: z.int(),
      encrypted: z.boolean(),
      whole: z.boolean().describe('It was read again to its end after it was written'),
    })
    .nullable(),
  next: z.iso.datetime().nullable(),
  missed: z.boolean().describe('A nightly backup that should be there is not'),
  ahead: z
    .array(z.string())
    .describe('Files that bear a date to come, because a clock was wrong; they count as none'),
  running: z.boolean(),
  failed: z.boolean().describe('The last one that somebody asked for came to nothing'),
})
export type Backups = z.infer<typeof backupsOutput>
