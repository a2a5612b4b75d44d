/** The frame of one page: its title, what it is for, and its one first act. */
import { createLink, useLocation } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'
import { type ReactNode, type Ref, useEffect, useRef } from 'react'

interface PageProps {
  title: string
  /** Beside the title, lighter. */
  count?: string
  lead?: ReactNode
  act?: ReactNode
  /** A column of reading width. */
  narrow?: boolean
  /** As wide as the window: what is laid out side by side. */
  wide?: boolean
  /** Beside all of it, where there is room. */
  side?: ReactNode
  children?: ReactNode
}

/** More characters than two lines of a phone hold, as the full name of a branch is. */
const longTitle = 22

/** The page that was opened first; its title need not be read out over what the browser says. */
let first = true

export function Page({
  title,
  count,
  lead,
  act,
  narrow = false,
  wide = false,
  side,
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page, whatever its title
  useEffect(() => {
    document.title = `${title} · 联建`
    // Whoever hears pages instead of seeing them is told that a new one came.
    if (!first && document.activeElement?.closest('main, dialog, .ant-modal') === null) {
      heading.current?.focus({ preventScroll: true })
    }
    first = false
  }, [title, pathname])
  const content = (
    <>
      <header className="head">
        <div>
          <h1 ref={heading} tabIndex={-1} {...(title.length > longTitle && { className: 'long' })}>
            {title}
            {count && <span className="count"> {count}</span>}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {act && <div className="head-act">{act}</div>}
      </header>
      {children}
    </>
  )
  if (side) {
    return (
      <div className="page with-side">
        <div>{content}</div>
        {side}
      </div>
    )
  }
  return <div className={wide ? 'page wide' : narrow ? 'page narrow' : 'page'}>{content}</div>
}

interface AnchorProps extends Omit<ButtonProps, 'type'> {
  ref?: Ref<HTMLAnchorElement>
  /** The page's first act. */
  first?: boolean
}

/** A way to another page that looks like an act. */
export const ButtonLink = createLink(({ ref, first: isFirst = false, ...props }: AnchorProps) => (
  <Button {...props} type={isFirst ? 'primary' : 'default'} {...(ref && { ref })} />
))

/** One named part of a page. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Pairs of a name and what it is. */
export function Facts({
  of,
  short = false,
}: {
  of: readonly (readonly [name: string, value: ReactNode])[]
  /** Numbers: several to a line. */
  short?: boolean
}) {
  return (
    <dl className={short ? 'facts short' : 'facts'}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
