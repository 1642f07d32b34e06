import type { CatalogueKind } from '../import/tables.ts'
import { agency } from './agency.ts'
import { award } from './award.ts'
import { basis } from './basis.ts'
import type { Catalogue } from './catalogue.ts'
import { discretion } from './discretion.ts'
import { equipment } from './equipment.ts'
import { inspectionPlan } from './inspection-plan.ts'
import { item } from './item.ts'
import { legalReview } from './legal-review.ts'
import { object } from './object.ts'
import { officer } from './officer.ts'
import { planFiling } from './plan-filing.ts'
import { studyList } from './study-list.ts'
import { training } from './training.ts'
import { trainingPlan } from './training-plan.ts'
import { undisturbed } from './undisturbed.ts'

/** Every catalogue. A further one is a file beside these, a line here and its kind in `tables.ts`. */
export const CATALOGUES: Readonly<Record<CatalogueKind, Catalogue>> = {
  agency,
  officer,
  training,
  item,
  basis,
  discretion,
  legal_review: legalReview,
  inspection_plan: inspectionPlan,
  undisturbed,
  plan_filing: planFiling,
  training_plan: trainingPlan,
  study_list: studyList,
  equipment,
  award,
  object,
}
