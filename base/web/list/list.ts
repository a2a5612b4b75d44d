/** What a room says of a list; the kit does the rest. */
import type { ReactNode } from 'react'
import type { Total } from '#base/shared/total.ts'
import type { Saying } from '#base/shared/words.ts'
import type { Marked } from './marking.ts'
import type { Filter, View } from './view.ts'

export interface Column<Item> {
  head: Saying
  /** Nothing where there is none: a dash in the table, no line on a card. */
  cell(item: Item): ReactNode
  /** A word or two: on a card such ones share a line. */
  short?: boolean
}

export interface PageOf<Item> {
  items: Item[]
  next?: string | undefined
}

export interface ListProps<Item> {
  /** First part of the query key. */
  name: string
  title: Saying
  lead: Saying
  act?: ReactNode
  /** Quiet acts on what is listed, at the end of the line that counts it. */
  aside?: ReactNode
  /** What can be typed to find rows; without it the list cannot be searched. */
  searchHint?: Saying
  /** What to try when nothing fits; otherwise another spelling. */
  noneDetail?: Saying
  /** What else is there when nothing fits. */
  none?(view: View, change: (changes: View) => void): ReactNode
  /** How rows are counted: `{count} 人`. */
  counted?: Saying
  filters?: readonly Filter[]
  /** Milliseconds until rows that are still changing are asked for again. */
  again?(items: readonly Item[]): number | false
  /** How many there are in all, where that is more than one page; without it only those shown are counted. */
  count?(view: View, signal?: AbortSignal): Promise<Total>
  load(view: View & { after?: string; limit: string }, signal?: AbortSignal): Promise<PageOf<Item>>
  idOf(item: Item): string
  /** What a row is called; the link of the row. */
  nameOf(item: Item): string
  /** Below the name. */
  belowName?(item: Item): ReactNode
  nameHead: Saying
  /** Left out where a row is all there is. */
  /** Undefined for one that has no page of its own. */
  to?(item: Item): string | undefined
  columns: readonly Column<Item>[]
  /** Shown while there is nothing yet: what this page is for, and how the first row comes about. */
  teach: ReactNode
  /** Below the list. */
  foot?: ReactNode
  /** What can be done to several rows at once. */
  marking?: { most: number; acts(marked: Marked<Item>): ReactNode }
}
