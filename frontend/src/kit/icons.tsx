import type { ReactNode } from 'react'

function Icon({ children, size = 18 }: { children: ReactNode; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

export const MenuIcon = () => (
  <Icon size={20}>
    <path d="M4 7h16M4 12h16M4 17h16" />
  </Icon>
)
export const CloseIcon = () => (
  <Icon size={16}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
)
export const LeftIcon = () => (
  <Icon size={16}>
    <path d="M14.5 6l-6 6 6 6" />
  </Icon>
)
export const RightIcon = () => (
  <Icon size={16}>
    <path d="M9.5 6l6 6-6 6" />
  </Icon>
)
export const DownIcon = () => (
  <Icon size={14}>
    <path d="M6 9.5l6 6 6-6" />
  </Icon>
)
export const SearchIcon = () => (
  <Icon size={16}>
    <circle cx="11" cy="11" r="6" />
    <path d="M15.5 15.5L20 20" />
  </Icon>
)
export const BellIcon = () => (
  <Icon size={20}>
    <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5h4" />
  </Icon>
)
export const LockIcon = () => (
  <Icon size={28}>
    <rect x="5" y="11" width="14" height="9" rx="1.5" />
    <path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
  </Icon>
)
export const EmptyIcon = () => (
  <Icon size={28}>
    <path d="M4 13l2.5-7h11L20 13v6H4zM4 13h5l1 2h4l1-2h5" />
  </Icon>
)
export const AlertIcon = () => (
  <Icon size={28}>
    <path d="M12 4l9 16H3zM12 10v4.5M12 17v.5" />
  </Icon>
)
export const LostIcon = () => (
  <Icon size={28}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M15.5 8.5l-2 5-5 2 2-5z" />
  </Icon>
)
