import { ConfigProvider } from 'antd'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import './kit/base.css'
import './kit/kit.css'
import './app/app.css'
import { router } from './app/router'
import { type Language, load, Speaking, useSpeech } from './i18n'
import { prefer, startPreferences, usePreferences } from './kit/preferences'
import { theme } from './kit/theme'

const nonce = document.documentElement.dataset.nonce ?? ''
const looks = { usual: theme(false), large: theme(true) }

function Root() {
  const { antd } = useSpeech()
  const { largeText } = usePreferences()
  return (
    <ConfigProvider
      locale={antd}
      theme={largeText ? looks.large : looks.usual}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      <RouterProvider router={router} />
    </ConfigProvider>
  )
}

const rememberLanguage = (language: Language) => prefer({ language })

load(startPreferences().language).then((speech) => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <Speaking first={speech} remember={rememberLanguage}>
      <Root />
    </Speaking>,
  )
})
