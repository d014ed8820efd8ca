import type { ThemeConfig } from 'antd'
import type { Tone } from './bar'

/** Colour means authority, never decoration; every ink stands at 4.5:1 or more on white and on its own tint. */
export const ink = {
  celadon: '#1f6f61',
  indigo: '#34508f',
  ochre: '#8a5a00',
  cinnabar: '#b3261e',
  slate: '#3c4a5a',
} as const

/** The tones of bars and charts, as the style sheet has them. */
export const tones: Record<Tone, string> = {
  celadon: ink.celadon,
  indigo: ink.indigo,
  ochre: ink.ochre,
  'level-1': '#cfe3ee',
  'level-2': '#9cc3d8',
  'level-3': '#3d718f',
  'level-4': '#1d4d6b',
}

/** antd derives tints by a formula that turns these dark inks grey; these are drawn by hand. */
const tints = {
  colorPrimaryBg: '#e3f1ee',
  colorPrimaryBgHover: '#d3e8e3',
  colorPrimaryHover: '#2a8070',
  colorPrimaryActive: '#17574c',
  colorLinkHover: '#17574c',
  controlItemBgActive: '#e3f1ee',
  controlItemBgActiveHover: '#d3e8e3',
  colorInfoBg: '#e8edf7',
  colorInfoBorder: '#b9c6e2',
  colorWarningBg: '#fbf1dc',
  colorWarningBorder: '#e7cf9a',
  colorErrorBg: '#fdecea',
  colorErrorBorder: '#f2bdb8',
  colorSuccessBg: '#e3f1ee',
  colorSuccessBorder: '#a9d3ca',
} as const

export const reducedMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** `large`: 18 px instead of 14. */
export const theme = (large: boolean): ThemeConfig => ({
  cssVar: { key: 'daodi' },
  token: {
    colorPrimary: ink.celadon,
    colorInfo: ink.indigo,
    colorError: ink.cinnabar,
    colorWarning: ink.ochre,
    colorSuccess: ink.celadon,
    colorLink: ink.celadon,
    ...tints,
    colorText: '#1b2624',
    colorTextSecondary: '#4a5a57',
    colorTextTertiary: '#5b6b68',
    colorTextDescription: '#4a5a57',
    colorTextPlaceholder: '#5f6d69',
    colorBorder: '#b9c6c2',
    colorBorderSecondary: '#e1e7e5',
    colorBgLayout: '#f4f6f5',
    borderRadius: 4,
    borderRadiusLG: 4,
    fontSize: large ? 18 : 14,
    controlHeight: large ? 40 : 32,
    motion: !reducedMotion(),
    boxShadowTertiary: 'none',
    fontFamily: 'inherit', // the page's own, which differs by language
  },
  components: {
    Segmented: { itemSelectedBg: '#ffffff', trackBg: '#e8eeec', itemColor: '#33423f' },
    Tabs: { itemColor: '#33423f', titleFontSize: large ? 18 : 14 },
  },
})
