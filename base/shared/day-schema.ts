import * as z from 'zod'
import { saidAs } from './input-faults.ts'

/** A day that somebody gives. Nothing here was before 1900, and databases disagree on where their calendars begin. */
export const daySchema = z.iso
  .date()
  .refine(
    (day) => day >= '1900-01-01',
    saidAs({ zh: '日期要在 1900 年以后。', en: 'This must be a day after 1900.' }),
  )
