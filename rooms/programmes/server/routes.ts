import * as z from 'zod'
import { type Route, route } from '#base/server/http/route.ts'
import { publicProgramme } from '../shared/schema.ts'
import { changeProgramme, publishProgramme, withdrawProgramme } from './change-programme.ts'
import { createProgramme } from './create-programme.ts'
import { createCycle } from './cycles/create-cycle.ts'
import { changeDuties, showDuties } from './cycles/duties.ts'
import { showCycle } from './cycles/show-cycle.ts'
import { changeStages, showStages } from './cycles/stages.ts'
import { addVersion, createDocument } from './documents/keep-documents.ts'
import { listDocuments, showDocument } from './documents/show-documents.ts'
import { answerGuidance } from './guidance/answer-guidance.ts'
import { showGuidance } from './guidance/show-guidance.ts'
import { listProgrammes } from './list-programmes.ts'
import { join } from './participants/join.ts'
import { leave } from './participants/leave.ts'
import { listParticipants } from './participants/list-participants.ts'
import type { ProgrammesParts } from './parts.ts'
import { getPublicProgramme, listPublicProgrammes } from './public-programmes.ts'
import { changeSettings } from './settings/change-settings.ts'
import { listSettings, showSettings } from './settings/list-settings.ts'
import { showProgramme } from './show-programme.ts'
import { listTemplates, showTemplate } from './show-templates.ts'
import { changeTask, createTask, finishTask, undoTask } from './tasks/keep-tasks.ts'
import { listTasks } from './tasks/list-tasks.ts'

/** Programmes are a reference table: no county is needed to read them. */
const nowhere = { counties: [] }

const publicRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/public/programmes',
    summary: 'Published programmes, those in force first',
    access: 'public',
    input: {},
    output: z.object({ items: z.array(publicProgramme) }),
    handle: ({ read, language }) =>
      read(nowhere, async (tx) => ({ items: await listPublicProgrammes(tx, language) })),
  }),
  route({
    method: 'GET',
    path: '/api/public/programmes/:programmeId',
    summary: 'One published programme',
    access: 'public',
    input: { params: z.object({ programmeId: z.uuid() }) },
    output: publicProgramme,
    handle: ({ read, params, language }) =>
      read(nowhere, (tx) => getPublicProgramme(tx, params.programmeId, language)),
  }),
]

export function programmesRoutes(parts: ProgrammesParts): Route[] {
  return [
    ...publicRoutes,
    listTemplates,
    showTemplate,
    listProgrammes,
    createProgramme,
    showProgramme,
    changeProgramme(parts),
    publishProgramme(parts),
    withdrawProgramme(parts),
    changeSettings(parts),
    listSettings(parts),
    showSettings(parts),
    createCycle,
    showCycle,
    showGuidance(parts),
    answerGuidance(parts),
    listParticipants,
    join,
    leave,
    listTasks(parts),
    createTask,
    changeTask(parts),
    finishTask,
    undoTask,
    showDuties,
    changeDuties(parts),
    showStages,
    changeStages(parts),
    listDocuments,
    createDocument,
    showDocument(parts),
    addVersion(parts),
  ]
}
