import { makeZip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (items: string): string => `${XML}<Relationships>${items}</Relationships>`

/**
 * An XLSX with one sheet whose XML a test writes itself. `parts`: the XML of the shared strings and styles where there are any;
 * `sheet` puts the sheet at another path than the one that the workbook names. `before`: another sheet that stands before it.
 */
export function workbookFile(
  sheet: string,
  parts: { sharedStrings?: string; styles?: string; sheet?: string; before?: string } = {},
): Buffer {
  const others = (['sharedStrings', 'styles'] as const).flatMap((name) => {
    const bytes = parts[name]
    return bytes === undefined ? [] : [{ name: `xl/${name}.xml`, bytes }]
  })
  return makeZip([
    { name: '[Content_Types].xml', bytes: `${XML}<Types/>` },
    { name: '_rels/.rels', bytes: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      bytes: `${XML}<workbook><sheets>${parts.before === undefined ? '' : '<sheet name="说明" sheetId="2" r:id="rId4"/>'}<sheet name="处罚" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relations(
        relation(1, 'worksheet', 'worksheets/sheet1.xml') +
          relation(2, 'sharedStrings', 'sharedStrings.xml') +
          relation(3, 'styles', 'styles.xml') +
          relation(4, 'worksheet', 'worksheets/sheet2.xml'),
      ),
    },
    { name: parts.sheet ?? 'xl/worksheets/sheet1.xml', bytes: sheet },
    ...(parts.before === undefined ? [] : [{ name: 'xl/worksheets/sheet2.xml', bytes: parts.before }]),
    ...others,
  ])
}
