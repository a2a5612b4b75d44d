import type { DeskPart } from '#base/web/desk-part.ts'

export { Bell } from './bell.tsx'

export const noticesDesk: DeskPart = {
  pages: [
    {
      path: '/notices',
      access: 'signed-in',
      load: async () => (await import('./notices-page.tsx')).NoticesPage,
    },
    {
      path: '/notices/settings',
      access: 'signed-in',
      load: async () => (await import('./settings-page.tsx')).SettingsPage,
    },
  ],
}
