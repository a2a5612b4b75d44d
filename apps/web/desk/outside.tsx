/** The frame of the pages that come before signing in: the name, the language, nothing to get lost in. */
import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { DeskProvider } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { ReadingSwitches } from '#base/web/reading-switches.tsx'
import { kitWords } from '#base/web/words.ts'
import { api } from './session.ts'
import { deskWords as words } from './words.ts'

const nobody = { api, me: undefined, can: () => false }

export function Outside() {
  const say = useSay()
  return (
    <DeskProvider value={nobody}>
      <a className="skip" href="#main">
        {say(kitWords.skip)}
      </a>
      <header className="bar outside">
        <a className="product" href="/">
          {say(words.product)}
        </a>
        <ReadingSwitches />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </DeskProvider>
  )
}
