import type { Route } from '#base/server/http/route.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { closeOrganization, closeOrganizations } from './changes/close.ts'
import { mergeOrganizations } from './changes/merge.ts'
import { moveOrganization, moveOrganizations } from './changes/move.ts'
import { previewChange } from './changes/preview.ts'
import { renameOrganization, renameOrganizations } from './changes/rename.ts'
import { reopenOrganization } from './changes/reopen.ts'
import { splitOrganization } from './changes/split.ts'
import {
  changeContact,
  createContact,
  removeContact,
  showContacts,
} from './contacts/keep-contacts.ts'
import { createOrganization } from './create-organization.ts'
import { findAlike } from './duplicates/find-alike.ts'
import { listDuplicates } from './duplicates/list-duplicates.ts'
import { editOrganization } from './edit-organization.ts'
import { exportCsv, exportXlsx } from './export/export-organizations.ts'
import { showHistory } from './history/show-history.ts'
import { applyImport, cancelImport, mapColumns, undoImport } from './imports/decide-import.ts'
import { downloadFaults } from './imports/download-faults.ts'
import {
  listImports,
  showImport,
  showImportFaults,
  showImportRows,
} from './imports/show-imports.ts'
import { startImport } from './imports/start-import.ts'
import { countLeadership, showLeadership } from './leadership/count-leadership.ts'
import {
  countOrganizations,
  listChildren,
  listOrganizations,
  listRoots,
} from './listing/list-organizations.ts'
import { showOrganization } from './listing/show-organization.ts'
import type { OrganizationsParts } from './parts.ts'
import { changePost, createPost, showPosts } from './posts/keep-posts.ts'
import { changeTeam, createTeam, showTeams } from './teams/keep-teams.ts'
import { downloadCsvTemplate, downloadTemplate } from './templates/download-template.ts'
import { showColumns } from './templates/show-columns.ts'

/** @param thread does what would hold up other requests */
export function organizationsRoutes(parts: OrganizationsParts, thread: Thread): Route[] {
  return [
    listOrganizations,
    countOrganizations,
    listRoots,
    listDuplicates,
    findAlike,
    createOrganization,
    showOrganization(parts),
    listChildren,
    showHistory(parts),
    editOrganization(parts),
    previewChange(parts),
    renameOrganization(parts),
    renameOrganizations(parts),
    moveOrganization(parts),
    moveOrganizations(parts),
    closeOrganization(parts),
    closeOrganizations(parts),
    reopenOrganization(parts),
    mergeOrganizations(parts),
    splitOrganization(parts),
    showPosts(parts),
    createPost,
    changePost(parts),
    showContacts(parts),
    createContact,
    changeContact(parts),
    removeContact,
    showTeams,
    createTeam,
    changeTeam(parts),
    showLeadership,
    countLeadership,
    exportCsv,
    exportXlsx,
    downloadTemplate,
    downloadCsvTemplate,
    showColumns,
    startImport,
    listImports(parts),
    showImport(parts),
    showImportFaults,
    downloadFaults(thread),
    showImportRows(parts),
    mapColumns,
    applyImport,
    cancelImport,
    undoImport,
  ]
}
