import { z } from 'zod'
import { OtherKind, USUAL_OTHER_KINDS } from './act-kinds.ts'
import { TextLimits } from './cases/text-layer.ts'
import { CAP_SCOPES } from './catalogues/yearly-cap.ts'
import { ArchiveLimits } from './import/archive-limits.ts'
import { PERSON_ROLES } from './person-roles.ts'

/**
 * What a bureau sets for itself. Everything that the domain papers mark as local or unverified is a setting here,
 * never a constant in code. Each feature adds its own sub-object, with defaults, so that an empty object is valid.
 */
export const SettingsSchema = z.strictObject({
  bureau: z
    .strictObject({
      name: z.string().default(''),
      government: z.string().default(''),
      region: z.string().default(''),
      profile: z.string().default('national'),
    })
    .prefault({}),
  letters: z
    .strictObject({
      head: z.enum(['document', 'letter', 'plain']).default('letter'),
      /** short name of the office in document numbers, e.g. 青司; kind words are added: 青司执监意 */
      shortName: z.string().default(''),
      fontSet: z.enum(['gb2312', 'founder', 'system']).default('gb2312'),
      reportTo: z.string().default(''),
      contact: z.string().default(''),
      copyTo: z.array(z.string()).default([]),
      printer: z.string().default(''),
      /** how to object, where local rules say more than 行政执法监督条例 art. 30 */
      objection: z.string().default(''),
    })
    .prefault({}),
  samples: z
    .strictObject({
      /** why a drawn file may be left out and replaced; everything else counts as worst case (local rules differ) */
      excuses: z.array(z.string().min(1).max(40)).max(20).default(['涉密', '法院或检察院借阅', '已移送']),
    })
    .prefault({}),
  acts: z
    .strictObject({
      /** kinds of act beside penalties, licences, coercion and inspections: which a bureau keeps, and from when they are counted */
      otherKinds: z
        .array(OtherKind)
        .max(40)
        .refine((kinds) => new Set(kinds.map(({ word }) => word)).size === kinds.length, '同一种执法类型写了两次')
        .default([...USUAL_OTHER_KINDS]),
    })
    .prefault({}),
  catalogues: z
    .strictObject({
      /** hours of training a year below which an officer is listed: 60 in policy papers of Beijing and Tianjin, elsewhere others */
      yearlyHours: z.int().min(0).max(1000).default(60),
      /** trainings a year of the officers of a street below which it shows red: 2 in policy paper 004 */
      yearlyStreetTrainings: z.int().min(0).max(100).default(2),
      /** month and day until which the plans of a year are filed in time: 31 March in policy paper 004 */
      planFilingDay: z
        .string()
        // a day that every year has
        .refine((text) => z.iso.date().safeParse(`2001-${text}`).success, '请写成 03-31 的样式')
        .default('03-31'),
      /**
       * whom the yearly cap of an inspection plan counts for where its text does not say: papers that explain 国办发〔2024〕54号 speak
       * of one agency and one enterprise
       */
      capScope: z.enum(CAP_SCOPES).default('object'),
      /** kinds of inspection (检查类型) that do not count against a cap: some places exempt 个案检查, others do not */
      uncountedInspections: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
      /** how many years are looked back on when items are cleared: five in policy paper 004 (近五年未发生) */
      occurrenceYears: z.int().min(1).max(20).default(5),
      /** an item that occurred fewer times than this in those years occurs 极少; the papers name no number, so check the local one */
      fewOccurrences: z.int().min(1).max(1000).default(3),
      /**
       * 未发生 and 极少 are said only where so many of a hundred cases of the agency and kind name an item; no paper names a figure:
       * what is said here may be the ground on which a power goes
       */
      toldPercent: z.int().min(1).max(100).default(90),
    })
    .prefault({}),
  cases: z
    .strictObject({
      /** stages that local rules ask of every case beyond the law: a case without them shows a gap (`LOCAL_STAGES`) */
      expectedStages: z.array(z.string()).max(50).default([]),
      /** who may see the numbers of papers of persons in full; every look is in the audit */
      mayShowNumbers: z.array(z.enum(PERSON_ROLES)).default(['supervisor', 'head']),
    })
    .prefault({}),
  /** the day of the following month until which the report of a month is on time; local, so none is set (`reportDueDay`) */
  reports: z.strictObject({ dueDay: z.int().min(1).max(31).nullable().default(null) }).prefault({}),
  /** the watched folder: how long a file must stand still before it is complete, and how often to look without being told */
  inbox: z
    .strictObject({
      quietSeconds: z.int().min(2).max(3600).default(20),
      pollSeconds: z.int().min(10).max(86_400).default(60),
    })
    .prefault({}),
  /** what a case bundle may hold before it is refused */
  bundles: ArchiveLimits.prefault({}),
  /** how much of one PDF is read for the search */
  texts: TextLimits.prefault({}),
})
export type Settings = z.infer<typeof SettingsSchema>
