-- Import profiles (导入方案): how the tables of a source are read, under a name. Those that ship stand in resources.

CREATE TABLE import_profile (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  origin TEXT NOT NULL CHECK (origin IN ('own','file')),  -- named here from a table, or taken over from another PC
  body TEXT NOT NULL CHECK (json_valid(body)),             -- import-profile.ts
  commits_itself INTEGER NOT NULL CHECK (commits_itself IN (0,1)),  -- a file of the watched folder needs no person
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT;

-- The profile that a sheet was read by, by name as it was then, and what it filled in where a record said nothing.
ALTER TABLE import_sheet ADD COLUMN profile TEXT;
ALTER TABLE import_sheet ADD COLUMN fixed TEXT CHECK (fixed IS NULL OR json_valid(fixed));
