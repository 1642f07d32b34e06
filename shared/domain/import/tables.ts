import { MAIN_KINDS } from '../act-kinds.ts'
import { CATALOGUES } from '../catalogues/catalogues.ts'

/** The tables that agencies hand in, and what each field holds. Field names are those of import-formats §7. */

export const TABLE_KINDS = [
  'penalty',
  'licence',
  'coercion',
  'inspection',
  'act',
  'officer',
  'agency',
  'item',
  'object',
  'dossier_index',
  'training',
  'basis',
  'discretion',
  'legal_review',
  'inspection_plan',
  'undisturbed',
  'plan_filing',
  'training_plan',
  'study_list',
  'equipment',
  'award',
] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** Tables whose rows are enforcement cases; `act`: acts of all further kinds, each row naming its own. */
export const CASE_TABLES = [...MAIN_KINDS, 'act'] as const
export type CaseTable = (typeof CASE_TABLES)[number]
export const isCaseTable = (kind: string): kind is CaseTable => (CASE_TABLES as readonly string[]).includes(kind)
/** The table in which acts of a kind are written. */
export const tableOfKind = (kind: string): CaseTable => (isCaseTable(kind) ? kind : 'act')

/** Tables whose rows are master data: records of a catalogue. */
export const CATALOGUE_KINDS = [
  'agency',
  'officer',
  'training',
  'item',
  'basis',
  'discretion',
  'legal_review',
  'inspection_plan',
  'undisturbed',
  'plan_filing',
  'training_plan',
  'study_list',
  'equipment',
  'award',
  'object',
] as const
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number]
export const isCatalogue = (kind: string): kind is CatalogueKind =>
  (CATALOGUE_KINDS as readonly string[]).includes(kind)

/** Tables that an import takes in; the rest is only recognised. */
export const IMPORTED_TABLES = [...CASE_TABLES, ...CATALOGUE_KINDS] as const
export const isImported = (kind: string): kind is CaseTable | CatalogueKind => isCaseTable(kind) || isCatalogue(kind)

export type FieldType =
  | 'text'
  | 'code'
  | 'date'
  | 'openDate'
  | 'money'
  | 'uscc'
  | 'regNo'
  | 'orgCode'
  | 'idNo'
  | 'certNos'
  | 'penaltyKinds'
  | 'actKind'
  | 'number'
  | 'ignore'

const TYPES: Record<string, FieldType> = {
  filing_date: 'date',
  decision_date: 'date',
  served_date: 'date',
  closed_date: 'date',
  approved_date: 'date',
  press_date: 'date',
  date: 'date',
  published_date: 'date',
  from: 'openDate',
  until: 'openDate',
  valid_from: 'openDate',
  valid_until: 'openDate',
  public_until: 'openDate',
  fine_amount: 'money',
  confiscated_amount: 'money',
  confiscated_goods_amount: 'money',
  total_amount: 'money',
  frozen_amount: 'money',
  party_uscc: 'uscc',
  object_uscc: 'uscc',
  agency_uscc: 'uscc',
  source_uscc: 'uscc',
  party_reg_no: 'regNo',
  party_org_code: 'orgCode',
  party_id_no: 'idNo',
  legal_rep_id_no: 'idNo',
  officer_cert_nos: 'certNos',
  act_kind: 'actKind',
  penalty_types: 'penaltyKinds',
  penalty_types_2: 'penaltyKinds',
  case_no: 'code',
  decision_no: 'code',
  inspection_no: 'code',
  certificate_no: 'code',
  row_no: 'ignore',
}

/** What a field of a table holds; anything not listed is free text. Catalogues say it themselves. */
export function fieldType(table: TableKind, field: string): FieldType {
  return (isCatalogue(table) ? CATALOGUES[table].columns[field]?.type : TYPES[field]) ?? 'text'
}

/** Where a case table keeps the facts that identify and order a case. */
export const CASE_FIELDS: Record<
  CaseTable,
  { number: string[]; caseNo: string; party: string; partyUscc: string; date: string[]; content: string }
> = {
  penalty: {
    number: ['decision_no', 'case_no'],
    caseNo: 'case_no',
    party: 'party_name',
    partyUscc: 'party_uscc',
    date: ['decision_date'],
    content: 'penalty_content',
  },
  licence: {
    number: ['decision_no', 'certificate_no'],
    caseNo: 'certificate_no',
    party: 'party_name',
    partyUscc: 'party_uscc',
    date: ['decision_date'],
    content: 'content',
  },
  coercion: {
    number: ['decision_no', 'case_no'],
    caseNo: 'case_no',
    party: 'party_name',
    partyUscc: 'party_uscc',
    date: ['decision_date', 'approved_date'],
    content: 'goods',
  },
  inspection: {
    number: ['inspection_no'],
    caseNo: 'inspection_no',
    party: 'object_name',
    partyUscc: 'object_uscc',
    date: ['date'],
    content: 'result',
  },
  act: {
    number: ['decision_no', 'case_no'],
    caseNo: 'case_no',
    party: 'party_name',
    partyUscc: 'party_uscc',
    date: ['decision_date'],
    content: 'content',
  },
}

/** Days that must not run backwards: [earlier, later] (import-formats §4.1). The later field carries the problem. */
export const DATE_ORDER: [earlier: string, later: string][] = [
  ['filing_date', 'decision_date'],
  ['filing_date', 'closed_date'],
  ['decision_date', 'closed_date'],
  ['decision_date', 'served_date'],
  ['approved_date', 'served_date'],
  ['from', 'until'],
  ['valid_from', 'valid_until'],
]
