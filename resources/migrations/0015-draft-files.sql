-- Files of drafts are shown and no longer kept. Those that piled up lose their row where nothing else refers to them; the
-- files themselves are swept when the folder is opened.
DELETE FROM stored_file WHERE sha256 IN (SELECT detail ->> '$.sha256' FROM audit_entry WHERE action = 'letters.print')
  AND sha256 NOT IN (SELECT docx_sha256 FROM letter WHERE docx_sha256 IS NOT NULL)
  AND sha256 NOT IN (SELECT pdf_sha256 FROM letter WHERE pdf_sha256 IS NOT NULL)
  AND sha256 NOT IN (SELECT sha256 FROM case_document)
  AND sha256 NOT IN (SELECT sha256 FROM import_document)
  AND sha256 NOT IN (SELECT sha256 FROM bundle_reading_document)
  AND sha256 NOT IN (SELECT sha256 FROM frame)
  AND sha256 NOT IN (SELECT sha256 FROM finding WHERE sha256 IS NOT NULL)
  AND sha256 NOT IN (SELECT sha256 FROM finding_place WHERE sha256 IS NOT NULL);
