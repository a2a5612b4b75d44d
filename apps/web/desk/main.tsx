import '#base/web/tokens.css'
import '#base/web/plain.css'
import '#base/web/kit.css'
import './desk.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { listenToKeys } from '#base/web/keys.tsx'
import {
  prepareLanguage,
  ReadingProvider,
  rememberedLanguage,
  useReading,
} from '#base/web/language.tsx'
import { themeOf } from '#base/web/theme.ts'
import { startServiceWorker, watchReach } from './reach.ts'
import { router } from './router.tsx'
import { api, keepLastSeen, queryClient, restoreLastSeen } from './session.ts'

const loadMap = async () => (await import('virtual:traditional-map')).default

function Desk() {
  const { large } = useReading()
  return (
    <ConfigProvider
      theme={themeOf(large)}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}

async function start(): Promise<void> {
  await Promise.all([
    restoreLastSeen(),
    // A device without a network and without the characters still shows the page, in simplified ones.
    prepareLanguage(rememberedLanguage(), loadMap).catch(() => undefined),
  ])
  keepLastSeen()
  listenToKeys()
  watchReach(() =>
    api.get('/api/health/live').then(
      () => true,
      () => false,
    ),
  )
  createRoot(document.getElementById('desk') as HTMLElement).render(
    <StrictMode>
      <ReadingProvider loadMap={loadMap}>
        <Desk />
      </ReadingProvider>
    </StrictMode>,
  )
  await startServiceWorker()
}

void start()
