import { ConfigProvider } from 'antd'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import './kit/base.css'
import './kit/kit.css'
import './app/app.css'
import { router } from './app/router'
import { load, Speaking, storedLanguage, useSpeech } from './i18n'
import { theme } from './kit/theme'

const nonce = document.documentElement.dataset.nonce ?? ''
const look = theme()

function Root() {
  const { antd } = useSpeech()
  return (
    <ConfigProvider locale={antd} theme={look} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <RouterProvider router={router} />
    </ConfigProvider>
  )
}

const language = storedLanguage()
load(language).then((speech) => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <Speaking first={speech}>
      <Root />
    </Speaking>,
  )
})
