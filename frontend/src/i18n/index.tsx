import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { zh } from './zh'

export type Words = typeof zh
export type Language = 'zh-CN' | 'en'

const names: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' }
export const languages = Object.entries(names).map(([key, name]) => ({ key: key as Language, name }))

/** The words of one language: the dictionary, and antd's own (clear, expand, no data ...). */
interface Vocabulary {
  language: Language
  words: Words
  antd: typeof zhCN
}

const chinese: Vocabulary = { language: 'zh-CN', words: zh, antd: zhCN }

export async function load(language: Language): Promise<Vocabulary> {
  if (language === 'zh-CN') return chinese
  const [{ en }, antd] = await Promise.all([import('./en'), import('antd/locale/en_US')])
  return { language, words: en, antd: antd.default }
}

interface Speech extends Vocabulary {
  speak: (language: Language) => void
}

const SpeechContext = createContext<Speech>({ ...chinese, speak: () => undefined })

interface SpeakingProps {
  first: Vocabulary
  remember: (language: Language) => void
  children: ReactNode
}

/** Gives the dictionary of the chosen language to the page; English is fetched only when it is chosen. */
export function Speaking({ first, remember, children }: SpeakingProps) {
  const [state, setState] = useState(first)
  useEffect(() => {
    document.documentElement.lang = state.language
  }, [state.language])
  const speech = useMemo<Speech>(() => {
    const speak = async (language: Language) => {
      const vocabulary = await load(language)
      remember(language)
      setState(vocabulary)
    }
    return { ...state, speak }
  }, [state, remember])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export const useSpeech = (): Speech => use(SpeechContext)
export const useWords = (): Words => use(SpeechContext).words
