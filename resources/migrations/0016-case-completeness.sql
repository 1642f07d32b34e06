-- What a bundle says is in a case and is not there (缺件), and which documents it does not list (多件).

ALTER TABLE import_case ADD COLUMN absent TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(absent));
ALTER TABLE import_document ADD COLUMN listed INTEGER CHECK (listed IN (0,1));  -- NULL: there is no list
