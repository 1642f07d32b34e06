import type { TextLayer } from '../../../shared/domain/cases/text-layer.ts'
import type { Region } from '../../../shared/domain/rubrics/score-sheet.ts'

/** A document of a case, in filing order. */
export interface ViewedDocument {
  id: string
  title: string
  kind: string | null
  sha256: string
  /** What the file really is, as the import found it: pdf, jpeg, png, tiff, docx, ofd … */
  realType: string
  /** Null where the format has no fixed pages. */
  pages: number | null
  /** What is known of the text of a PDF that stands in a case. */
  textLayer?: TextLayer | null
}

export interface Position {
  documentId: string
  /** From 1. */
  page: number
}

/** Something noted on a page. Without a region it belongs to the whole page. */
export interface Mark extends Position {
  id: string
  region: Region | null
  label: string
  /** problem: dashed amber; veto: double red; pending: what was marked just now; told apart by line and by label. */
  tone: 'problem' | 'veto' | 'pending'
}

export interface MarkedRegion extends Position {
  region: Region
}

/** What the page around the viewer may do with it. */
export interface ViewerHandle {
  /** True when the viewer used the key; the page around it passes keys on that it does not need itself. */
  key(event: KeyboardEvent): boolean
}

export type Showing = 'pdf' | 'tiff' | 'image' | 'none'

/** How a document can be shown here; OFD and office files cannot. */
export const showingOf = ({ realType }: Pick<ViewedDocument, 'realType'>): Showing =>
  realType === 'pdf' || realType === 'tiff' ? realType : realType === 'png' || realType === 'jpeg' ? 'image' : 'none'

/** Address of the bytes of a stored file. */
export const storedUrl = (sha256: string): string => `/stored/${sha256}`
