import type { DeskPart } from '#base/web/desk-part.ts'
import { roleWords } from '../shared/roles.ts'
import type { IdentityWebParts } from './parts.ts'
import { peoplePage } from './queries.ts'
import { sayGrants } from './say.ts'
import { peopleWaiting, secondFactorWaiting } from './waiting.ts'
import { identityWords as words } from './words.ts'

export type { PlacePickerProps } from './parts.ts'
export { waysQuery } from './queries.ts'

const readers = { capability: 'accounts.read' }
const managers = { capability: 'accounts.manage' }
const reviewers = { capability: 'access.review' }
const granters = { capability: 'grants.give' }

export function identityDesk(parts: IdentityWebParts): DeskPart {
  return {
    pages: [
      {
        path: '/sign-in',
        access: 'outside',
        load: async () => (await import('./sign-in-page.tsx')).SignInPage,
      },
      {
        path: '/first-run',
        access: 'outside',
        load: async () => (await import('./first-run-page.tsx')).firstRunPage(parts),
      },
      {
        path: '/invitation',
        access: 'outside',
        load: async () => (await import('./redeem-page.tsx')).RedeemPage,
      },
      {
        path: '/people',
        access: readers,
        load: async () => (await import('./people-page.tsx')).PeoplePage,
      },
      {
        path: '/people/new',
        access: managers,
        load: async () => (await import('./new-person-page.tsx')).newPersonPage(parts),
      },
      {
        path: '/people/sheet',
        access: managers,
        load: async () => (await import('./sheet-page.tsx')).sheetPage(parts),
      },
      {
        path: '/people/$id',
        access: readers,
        load: async () => (await import('./person-page.tsx')).personPage(parts),
      },
      {
        path: '/people/$id/grant',
        access: granters,
        load: async () => (await import('./give-grant-page.tsx')).giveGrantPage(parts),
      },
      {
        path: '/people/$id/hand-over',
        access: granters,
        load: async () => (await import('./hand-over-page.tsx')).HandOverPage,
      },
      {
        path: '/people/review',
        access: reviewers,
        load: async () => (await import('./access-review-page.tsx')).accessReviewPage(parts),
      },
      {
        path: '/account',
        access: 'signed-in',
        load: async () => (await import('./account-page.tsx')).accountPage(parts),
      },
      {
        path: '/account/second-factor',
        access: 'signed-in',
        load: async () => (await import('./second-factor-page.tsx')).SecondFactorPage,
      },
    ],
    nav: [{ to: '/people', label: words.people, access: readers }],
    search: [
      {
        name: 'people',
        label: words.people,
        access: readers,
        find: async (api, q, signal) => {
          const { items } = await peoplePage(api, { q, limit: '8' }, signal)
          return items.map((person) => ({
            id: person.id,
            title: person.name,
            ...(person.grants[0] && { kind: roleWords[person.grants[0].role] }),
            aside: sayGrants(person.grants),
            to: `/people/${person.id}`,
          }))
        },
      },
    ],
    waiting: [secondFactorWaiting, peopleWaiting],
    abilities: [
      { access: managers, what: words.peopleWhat, where: words.peopleWhere, to: '/people' },
      { access: readers, what: words.lookWhat, where: words.peopleWhere, to: '/people' },
      { access: reviewers, what: words.reviewWhat, where: words.reviewWhere, to: '/people/review' },
      { access: 'signed-in', what: words.accountWhat, where: words.accountWhere, to: '/account' },
    ],
    settings: [
      {
        name: 'unified',
        title: words.unifiedSettings,
        load: async () => (await import('./unified-settings.tsx')).UnifiedSettings,
      },
    ],
  }
}
