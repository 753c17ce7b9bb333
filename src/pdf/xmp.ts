/** A standard that a file says it follows. */
export type Claim = 'PDF/A-2a' | 'PDF/A-1b'

export interface Described {
  readonly title: string
  readonly author: string
  readonly date: Date
  readonly subject?: string
}

/** Turn what is known of a book into the descriptions of its metadata stream (XMP; PDF/A-1, 6.7), which say what its Info says. */
export function xmpOf({ title, author, date, subject }: Described, producer: string, claim: Claim | undefined): string {
  const said = [
    title && `<dc:title>${alternatives(title)}</dc:title>`,
    author && `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    subject && `<dc:description>${alternatives(subject)}</dc:description>`,
  ]
  return [
    described('xmlns:dc="http://purl.org/dc/elements/1.1/"', said.filter(Boolean).join('\n')),
    described(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreateDate>${date.toISOString().slice(0, 19)}Z</xmp:CreateDate>\n<xmp:CreatorTool>${producer}</xmp:CreatorTool>`,
    ),
    described('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', `<pdf:Producer>${producer}</pdf:Producer>`),
    ...(claim === 'PDF/A-2a' ? [UNIVERSAL, EXTENSION] : []),
  ].join('\n')
}

const described = (namespace: string, said: string): string =>
  `<rdf:Description rdf:about="" ${namespace}>\n${said}\n</rdf:Description>`

const alternatives = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** PDF/UA-1 (ISO 14289-1, clause 5). */
const UNIVERSAL = described('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', '<pdfuaid:part>1</pdfuaid:part>')

/** PDF/A wants each schema described that it does not name itself (ISO 19005-2, 6.6.2.3). */
const EXTENSION = `<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
