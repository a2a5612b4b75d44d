import type { Route } from '#base/server/http/route.ts'
import { inboxRoutes } from './inbox/show-notices.ts'
import type { NoticesParts } from './parts.ts'
import { settingsRoutes } from './settings/change-settings.ts'
import { addressRoutes } from './settings/own-address.ts'

/** @param parts what is known beside this room */
export function noticesRoutes(parts: NoticesParts): Route[] {
  return [...inboxRoutes(parts), ...settingsRoutes(parts), ...addressRoutes(parts)]
}
