import { Button, Dropdown, type MenuProps } from 'antd'
import { languages, useSpeech } from '../../i18n'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { DownIcon } from '../../kit/icons'
import { prefer, usePreferences } from '../../kit/preferences'

export const AccountMenuFragment = graphql(`
  fragment AccountMenu on Viewer {
    account { id displayName }
    post { id }
    posts { id title organisation { __typename id name } }
  }
`)

interface AccountMenuProps {
  viewer: FragmentOf<typeof AccountMenuFragment>
  switchTo: (post: string, name: string) => void
  signOut: () => void
}

/** "丰惠镇 · 人事干部": where, and as what. */
export const postName = (post: { title: string; organisation: { name: string } | null }): string =>
  [post.organisation?.name, post.title].filter(Boolean).join(' · ')

/** Name of the signed-in person, the posts to act under, the language, the way out. */
export function AccountMenu({ viewer, switchTo, signOut }: AccountMenuProps) {
  const { words, language, speak } = useSpeech()
  const { largeText } = usePreferences()
  const { account, post, posts } = readFragment(AccountMenuFragment, viewer)
  const postItems = posts.map((one) => ({
    key: one.id,
    label: postName(one),
    extra: one.id === post.id ? words.account.current : undefined,
    onClick: () => one.id !== post.id && switchTo(one.id, postName(one)),
  }))
  const items: MenuProps['items'] = [
    ...(posts.length > 1 ? [{ type: 'group' as const, key: 'posts', label: words.account.posts, children: postItems }] : []),
    {
      type: 'group',
      key: 'language',
      label: words.account.language,
      children: languages.map(({ key, name }) => ({ key, label: name, onClick: () => speak(key) })),
    },
    {
      type: 'group',
      key: 'display',
      label: words.account.display,
      children: [{ key: 'large', label: words.account.largeText, onClick: () => prefer({ largeText: !largeText }) }],
    },
    { type: 'divider' },
    { key: 'out', label: words.account.signOut, onClick: signOut },
  ]
  return (
    <Dropdown
      menu={{ items, selectable: true, selectedKeys: [post.id, language, largeText ? 'large' : ''] }}
      trigger={['click']}
      placement="bottomRight"
    >
      <Button type="text" className="account" aria-label={`${words.account.menu}:${account.displayName}`} aria-haspopup="menu">
        {account.displayName}
        <DownIcon />
      </Button>
    </Dropdown>
  )
}
