/** Whom to call at an organization: for a purpose, and until a day. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { mayKeepUntil } from '../../shared/contact-days.ts'
import { expiryWrong } from '../../shared/problems.ts'
import {
  changeContactInput,
  contactsOutput,
  createContactInput,
  deleteContactInput,
  doneOutput,
  itemOutput,
  organizationInput,
} from '../../shared/schema.ts'
import { lookWhenStale } from '../hanging/look-when-stale.ts'
import { refuseStale, sentOf } from '../hanging/refuse-stale.ts'
import { refreshTallies } from '../hanging/store.ts'
import { readOfOrganization, writeOfOrganization } from '../hanging/with-organization.ts'
import type { OrganizationsParts } from '../parts.ts'
import {
  type ContactRow,
  deleteContact,
  insertContact,
  listContacts,
  lockContact,
  updateContact,
} from './store.ts'

export const showContacts = (parts: OrganizationsParts) =>
  route({
    method: 'GET',
    path: '/api/organizations/:countyCode/:id/contacts',
    summary: 'Whom to call at an organization, and what for',
    access: { capability: 'contacts.read' },
    input: organizationInput,
    output: contactsOutput,
    handle: async (asking) => ({
      items: await readOfOrganization(asking, 'contacts.read', asking.params, async (tx) => {
        const { countyCode, id } = asking.params
        const contacts = await listContacts(tx, countyCode, id, dayOf(tx.now))
        if (contacts.length > 0) {
          const subject = { kind: 'organization', id }
          const look = { countyCode, actor: asking.actor.id, subject, purpose: 'contacts' }
          await parts.recordLook(tx, look)
        }
        return contacts
      }),
    }),
  })

export const createContact = route({
  method: 'POST',
  path: '/api/organizations/:countyCode/:id/contacts',
  summary: 'Add a contact with its purpose and its last day',
  access: { capability: 'contacts.write' },
  input: createContactInput,
  output: itemOutput,
  handle: (asking) =>
    writeOfOrganization(
      asking,
      'contacts.write',
      asking.params,
      async (tx, { id: organizationId }) => {
        const { countyCode } = asking.params
        refuseExpiry(asking.body.expiresOn, tx.now)
        const contact = {
          ...asking.body,
          countyCode,
          id: newId(tx.now),
          organizationId,
          ownerOrgId: organizationId,
          version: 1,
          changedBy: asking.actor.id,
          changedAt: tx.now,
        }
        await insertContact(tx, contact)
        await refreshTallies(tx, countyCode, [organizationId])
        await tx.record({
          countyCode,
          action: 'organizations.create-contact',
          subject: { kind: 'contact', id: contact.id },
          actor: asking.actor.id,
          after: withoutPerson(contact),
        })
        return { id: contact.id, version: 1 }
      },
    ),
})

export const changeContact = (parts: OrganizationsParts) =>
  route({
    method: 'PATCH',
    path: '/api/organizations/:countyCode/:id/contacts/:itemId',
    summary: 'Change a contact, or keep it longer',
    access: { capability: 'contacts.write' },
    input: changeContactInput,
    output: itemOutput,
    handle: (asking) =>
      lookWhenStale(parts, asking, 'contacts', () =>
        writeOfOrganization(
          asking,
          'contacts.write',
          asking.params,
          async (tx, { id: organizationId }) => {
            const { countyCode, itemId } = asking.params
            const { version, ...given } = asking.body
            const yours = sentOf(given)
            const before = await lockContact(tx, countyCode, organizationId, itemId)
            if (!before) throw absent()
            await refuseStale(tx, parts, before, before.name, version, yours)
            if (yours.expiresOn !== undefined) refuseExpiry(yours.expiresOn, tx.now)
            const kept = { version: version + 1, changedBy: asking.actor.id, changedAt: tx.now }
            const after = { ...before, ...yours, ...kept }
            await updateContact(tx, after)
            await refreshTallies(tx, countyCode, [organizationId])
            await tx.record({
              countyCode,
              action: 'organizations.change-contact',
              subject: { kind: 'contact', id: itemId },
              actor: asking.actor.id,
              before: withoutPerson(before),
              after: withoutPerson(after),
            })
            return { id: itemId, version: after.version }
          },
        ),
      ),
  })

export const removeContact = route({
  method: 'DELETE',
  path: '/api/organizations/:countyCode/:id/contacts/:itemId',
  summary: 'Delete a contact before its last day',
  access: { capability: 'contacts.write' },
  input: deleteContactInput,
  output: doneOutput,
  handle: (asking) =>
    writeOfOrganization(
      asking,
      'contacts.write',
      asking.params,
      async (tx, { id: organizationId }) => {
        const { countyCode, itemId } = asking.params
        const contact = await lockContact(tx, countyCode, organizationId, itemId)
        if (!contact) throw absent()
        await deleteContact(tx, contact)
        await refreshTallies(tx, countyCode, [organizationId])
        await tx.record({
          countyCode,
          action: 'organizations.delete-contact',
          subject: { kind: 'contact', id: itemId },
          actor: asking.actor.id,
          before: withoutPerson(contact),
        })
        return { done: true as const }
      },
      { closedToo: true },
    ),
})

function refuseExpiry(expiresOn: string, now: Date): void {
  if (!mayKeepUntil(expiresOn, dayOf(now))) throw expiryWrong()
}

/** The journal's hashes outlive the contact, so they are made of nothing about the person. */
export function withoutPerson({ name: _, phone: __, ...contact }: ContactRow) {
  return { ...contact, changedAt: contact.changedAt.toISOString() }
}
